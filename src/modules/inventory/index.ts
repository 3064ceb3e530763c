/** Inventory: the account book of what lies in the zone, and from where it came. */
export { accountBookRoutes } from './http.ts'
export { postPassedGoods } from './reactions.ts'
