/** A JSON Pointer (RFC 6901) to a place in a document: `['a/b', 0]` is `/a~1b/0`. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
