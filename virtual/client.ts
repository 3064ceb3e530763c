import { z } from 'zod'

/** Somebody who is signed in and asks the platform by its public API, as any program would. */
export type Client = {
  readonly login: string
  readonly ask: <Answer>(
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    answer: z.ZodType<Answer>,
    body?: object,
  ) => Promise<Answer>
}

/** A lawful "no" of the platform: whoever asked decides what to do about it. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  constructor(code: string, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

const Problem = z.object({ code: z.string(), detail: z.string().default('') })

/** Signs in with a login and its password. */
export async function signIn(url: string, login: string, password: string): Promise<Client> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Refused(`http-${answer.status}`, `${login} may not sign in`)
  await answer.arrayBuffer()
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    login,
    ask: (method, path, shape, body) => ask(url, cookie, { method, path, shape, body }),
  }
}

type Question<Answer> = {
  method: string
  path: string
  shape: z.ZodType<Answer>
  body: object | undefined
}

async function ask<Answer>(
  url: string,
  cookie: string,
  { method, path, shape, body }: Question<Answer>,
): Promise<Answer> {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  })
  const said: unknown = answer.status === 204 ? null : await answer.json()
  if (answer.ok) return shape.parse(said)
  const { code, detail } = Problem.parse(said)
  throw new Refused(code, detail)
}
