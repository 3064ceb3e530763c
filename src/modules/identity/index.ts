/** Identity: accounts, how they prove who they are, their roles and what these may do. */
export { createAccount } from './accounts.ts'
export { authenticateWith } from './authenticate.ts'
export { demoRoutes } from './demo-http.ts'
export { identityRoutes, setSession, visitOf } from './http.ts'
export { forgetOldSessions } from './jobs.ts'
export { grantableTo, issueAccessToken, refuseScopesBeyond } from './keys.ts'
export { changeRoles } from './role-changes.ts'
export { type Opened, openLinked, type Visit } from './sessions.ts'
