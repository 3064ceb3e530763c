import type { ScheduledJob } from '#platform/jobs'
import { prepareDays } from './service.ts'

export const preparePositionDays: ScheduledJob = {
  name: 'movements.prepare-days',
  cron: '23 1 * * *',
  run: prepareDays,
}
