/** Federation: signing in by other houses that vouch for people. */
export type { Outside } from './flow.ts'
export { federationRoutes } from './http.ts'
