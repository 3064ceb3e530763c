/** Parties: the enterprises of the zones, and for which of them somebody acts. */
export { partyRoutes } from './http.ts'
export type { Enterprise } from './model.ts'
export { representedEnterprise } from './service.ts'
export {
  enterpriseNames,
  enterprisesNamed,
  findEnterprise,
  findEnterpriseByIdentification,
  saveEnterprise,
} from './store.ts'
