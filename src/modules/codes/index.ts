/** Codes: the lists that forms choose from, each code with its words. */
export { codeRoutes } from './http.ts'
