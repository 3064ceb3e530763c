/** Controls: what customs wants to see of the goods themselves, and what it saw. */
export { controlRoutes } from './http.ts'
export { orderControlsOfRed } from './reactions.ts'
export { closeControl } from './service.ts'
