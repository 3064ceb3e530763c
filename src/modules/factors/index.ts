/** Factors: what an account proves itself by beside its password. */
export { factorRoutes } from './http.ts'
export { beginProof, provePasskey, type Site, siteOf } from './passkeys.ts'
export { clearFactors, hasSecondFactor, isSecondFactor } from './totp.ts'
