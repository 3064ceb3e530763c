/** Exchange: the doors for traders' files. WCO documents in and out, spreadsheets in. */
export { exchangeRoutes } from './http.ts'
