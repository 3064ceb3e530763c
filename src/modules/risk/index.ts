/** Risk: which of the goods customs looks at, and why. */
export { type DrawSource, machineDraw, selectLane } from './service.ts'
