/** Mandates: who may file for whom. */
export { mandateRoutes } from './http.ts'
export { representedBy } from './service.ts'
