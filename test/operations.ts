import { z } from 'zod'

/** What a test needs of the OpenAPI document: every operation, and how to call it. */
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string().optional() })),
  ),
})
const Method = z.enum(['GET', 'PUT', 'POST', 'DELETE', 'PATCH'])
export type Operation = { id: string; method: z.infer<typeof Method>; path: string }

export function operationsOf(document: unknown): Operation[] {
  return Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId = `${method} ${path}` }]) => ({
      id: operationId,
      method: Method.parse(method.toUpperCase()),
      path,
    })),
  )
}

/** The address of an operation with these values in place of its parameters. */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
