/** Audit: the journal as a hash tree, its exports and its proofs. */
export { auditRoutes } from './http.ts'
export { growJournal } from './reactions.ts'
export { makeCheckpoint, type Sign } from './service.ts'
