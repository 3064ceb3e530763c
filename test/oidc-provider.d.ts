/** As much of the identity provider as the tests use: it comes without types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'
  class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
  }
  export { Provider }
}
