import { z } from 'zod'

export const ProblemBody = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string().default('unexpected'),
  cure: z.string().optional(),
  errors: z
    .array(
      z.object({
        pointer: z.string().optional(),
        detail: z.string().optional(),
        code: z.string().optional(),
        cure: z.string().optional(),
      }),
    )
    .optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>

/** A lawful "no" of the platform (RFC 9457). Anything else that fails is a network error. */
export class Problem extends Error {
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.title)
    this.body = body
  }
}

export type Payload = Blob | string | object

/** Asks the platform. The answer is compared with its schema while developing, not on a user. */
export async function request<T>(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  schema: z.ZodType<T>,
  payload?: Payload,
): Promise<T> {
  const response = await fetch(`/api${path}`, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...contentType(payload) },
    ...(payload === undefined ? {} : { body: bodyOf(payload) }),
  })
  if (!response.ok) throw await problemOf(response)
  const body: T = response.status === 204 ? undefined : await response.json()
  if (import.meta.env.DEV) schema.parse(body)
  return body
}

/** A query string of the values that are there. */
export function search(values: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

function contentType(payload?: Payload): Record<string, string> {
  if (payload === undefined) return {}
  if (payload instanceof Blob) return { 'content-type': payload.type || 'application/octet-stream' }
  return { 'content-type': typeof payload === 'string' ? 'application/xml' : 'application/json' }
}

function bodyOf(payload: Payload): Blob | string {
  if (payload instanceof Blob || typeof payload === 'string') return payload
  return JSON.stringify(payload)
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = ProblemBody.safeParse(body)
  const unexpected = { title: response.statusText, status: response.status, code: 'unexpected' }
  return new Problem(parsed.success ? parsed.data : unexpected)
}
