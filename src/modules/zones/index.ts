/** Zones: economies, customs offices, free zones with their outlines, and gates. */
export { zoneRoutes } from './http.ts'
export { listZones, saveZone, zoneOfGate } from './store.ts'
