/** Documents: what the platform signs so that anybody can check it, and what people attach to a case. */
export { type FileStore, openFiles } from './files.ts'
export { attachmentRoutes } from './http.ts'
export { type Keys, newKeys, openKeys } from './keys.ts'
export { signDocument } from './service.ts'
export { verifyDocument } from './verify.ts'
