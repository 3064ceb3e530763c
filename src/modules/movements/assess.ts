import type { Violation } from '#kernel/decision'
import type { Fix, refusals } from './model.ts'

const keptDays = 7
const aheadMs = 5 * 60_000

/** A fix from the future, or from longer ago than a tracker keeps its own, has a wrong clock. */
export function implausible(fixes: readonly Fix[], now: string): Violation[] {
  const [earliest, latest] = [Date.parse(now) - keptDays * 86_400_000, Date.parse(now) + aheadMs]
  return fixes.flatMap(({ at }, index) => {
    const code: keyof typeof refusals = 'movement.time-implausible'
    const time = Date.parse(at)
    if (time >= earliest && time <= latest) return []
    return {
      code,
      detail: `${at} is ${time < earliest ? `more than ${keptDays} days ago` : 'still to come'}.`,
      pointer: `/${index}/at`,
      cure: 'Set the clock of the tracker, and leave this fix out.',
    }
  })
}

/** Of each vehicle the newest fix. */
export function newestOf(fixes: readonly Fix[]): Fix[] {
  const newest = new Map<string, Fix>()
  for (const fix of fixes) {
    const known = newest.get(fix.plate)
    if (!known || Date.parse(known.at) < Date.parse(fix.at)) newest.set(fix.plate, fix)
  }
  return [...newest.values()]
}
