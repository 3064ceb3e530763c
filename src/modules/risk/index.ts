/** Risk: which of the goods customs looks at, and why. */
export { selectLane } from './service.ts'
