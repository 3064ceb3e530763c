/** Tariff: the nomenclature, and what each of its lines costs. */
export { tariffRoutes } from './http.ts'
export { saveLines, searchLines } from './store.ts'
