/** Movements: where vehicles are, and whose goods they carry. */
export { movementRoutes } from './http.ts'
export { preparePositionDays } from './jobs.ts'
export { prepareDays } from './service.ts'
