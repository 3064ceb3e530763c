/** Proposals: what needs two persons waits for the second one. */
export { proposalRoutes } from './http.ts'
export { propose, type TwoPersonOperation, type Wanted } from './service.ts'
