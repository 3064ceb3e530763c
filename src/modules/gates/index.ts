/** Gates: what may pass on which declaration, what has, and where the two differ. */
export { gateRoutes } from './http.ts'
export { issueGatePasses } from './reactions.ts'
