/** Declarations: what a trader says of goods that cross the zone's line, and what customs answers. */
export { declarationRoutes } from './http.ts'
export { noteDischarge } from './reactions.ts'
export { carriedGoods } from './store.ts'
export { showDeclaration, lodgeDeclaration, validateDeclaration } from './service.ts'
