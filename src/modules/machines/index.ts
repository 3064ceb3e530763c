/** Machines: programs that prove themselves by a key of their own. */
export { machineRoutes } from './http.ts'
