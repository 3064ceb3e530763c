import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { normalized } from './check.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(normalized(password), argon2)

let nobody: Promise<string> | undefined

/** Takes as long where there is no password to compare with: nobody learns from the clock. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const right = await verify(passwordHash ?? (await nobody), normalized(password))
  return right && typeof passwordHash === 'string'
}

/** 256 bits of chance: no need to stretch them, one SHA-256 keeps them (NIST SP 800-63B-4, 5.1). */
export const newSecret = () => randomBytes(32).toString('base64url')

export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
