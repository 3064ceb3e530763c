/**
 * A new UUID version 7 (RFC 9562, 5.7): sorts by time, so that an index grows at its end. The caller
 * makes it, and repeats it with the command: so a retry is the same thing, not a second one.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = Date.now().toString(16).padStart(12, '0')
  const random = [...bytes.subarray(6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(1, 4)}`,
    `${variant.toString(16)}${random.slice(6, 8)}`,
    random.slice(8),
  ].join('-')
}
