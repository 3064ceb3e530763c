/** Identity: accounts, sessions, roles and what they may do. */
export { identityRoutes } from './http.ts'
export { forgetOldSessions } from './jobs.ts'
export { authenticateWith, createAccount } from './service.ts'
