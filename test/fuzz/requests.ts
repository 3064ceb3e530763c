import fc from 'fast-check'
import { z } from 'zod'

// Requests out of the OpenAPI document: right ones, and ones that its schemas refuse.

const Schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  const: z.unknown().optional(),
  maxLength: z.int().optional(),
  minLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
})
const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: z.unknown(),
})
const Operation = z.object({
  operationId: z.string().optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
})
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
export type Operation = z.infer<typeof Operation> & { id: string; method: string; path: string }

export type Request = {
  path: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  contentType: string | undefined
  /** Whether the document's schemas refuse it: then no door may accept it. */
  isWrong: boolean
}

type Schemas = Readonly<Record<string, unknown>>

export function readOperations(document: unknown): { operations: Operation[]; schemas: Schemas } {
  const { paths, components } = Document.parse(document)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      id: operation.operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
    })),
  )
  return { operations, schemas: components.schemas }
}

/** Any request to an operation: half of them as the document wants them, half of them not. */
export function anyRequest(operation: Operation, schemas: Schemas): fc.Arbitrary<Request> {
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((parameter) => parameter.in === place)
          .map(({ name, schema }) => [name, anyParameter(schema, schemas)]),
      ),
    )
  return fc
    .tuple(of('path'), of('query'), of('header'), anyBody(operation, schemas))
    .map(([path, query, headers, body]) => {
      const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(path[name] ?? ''),
      )
      const search = new URLSearchParams(query).toString()
      return { path: `${filled}${search && `?${search}`}`, headers: printable(headers), ...body }
    })
}

/** What a parameter may hold, and what it may not: hostile texts included. */
function anyParameter(schema: unknown, schemas: Schemas): fc.Arbitrary<string> {
  const right = anyValue(schema, schemas).map((value) => String(value))
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: hostileText })
}

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'null',
    'undefined',
    '../../etc/passwd',
    "' or 1=1 --",
    '%00',
    'a\0b',
  ),
  fc.constantFrom('NaN', '1e309', '￿', '𝕏', '{{7*7}}', '<script>', '=cmd()', 'x'.repeat(300)),
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed()),
)

type Body = Pick<Request, 'body' | 'contentType' | 'isWrong'>

function anyBody({ requestBody }: Operation, schemas: Schemas): fc.Arbitrary<Body> {
  if (!requestBody) return fc.constant({ body: undefined, contentType: undefined, isWrong: false })
  const [[contentType = 'application/json', content] = []] = [
    Object.entries(requestBody.content)[0],
  ]
  if (!contentType.includes('json')) return anyBytes(contentType)
  const schema = content?.schema
  const right = anyValue(schema, schemas)
  const json = (value: unknown, isWrong: boolean): Body => ({
    body: JSON.stringify(value) ?? '',
    contentType: 'application/json',
    isWrong,
  })
  return fc.oneof(
    { weight: 5, arbitrary: right.map((value) => json(value, false)) },
    {
      weight: 4,
      arbitrary: right
        .chain((value) => spoilt(value, schema, schemas))
        .map(({ value, isWrong }) => json(value, isWrong)),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...brokenBodies)
        .map((body) => ({ body, contentType: 'application/json', isWrong: true })),
    },
    {
      weight: 1,
      arbitrary: right.map((value) => ({ ...json(value, true), contentType: 'text/plain' })),
    },
  )
}

const brokenBodies = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  `${'['.repeat(1000)}${']'.repeat(1000)}`,
  '{"a":1e999}',
]

function anyBytes(contentType: string): fc.Arbitrary<Body> {
  return fc
    .oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '<a/>',
          '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
          'a;b\n1;2',
          'PK\u0003\u0004',
        )
        .map((text) => Buffer.from(text)),
    )
    .map((body) => ({ body, contentType, isWrong: false }))
}

/** Takes a right value and breaks it: a field too many, one too few, or one of another type. */
function spoilt(
  value: unknown,
  json: unknown,
  schemas: Schemas,
): fc.Arbitrary<{ value: unknown; isWrong: boolean }> {
  const schema = resolve(json, schemas)
  const fields = z.record(z.string(), z.unknown()).safeParse(value)
  if (!fields.success) return fc.constant({ value: { of: value }, isWrong: true })
  const closed = schema.additionalProperties === false
  const required = schema.required.filter((name) => name in fields.data)
  const choices: fc.Arbitrary<{ value: unknown; isWrong: boolean }>[] = [
    fc.constantFrom('admin', 'economyId', 'isAdmin', 'roles2').map((name) => ({
      value: { ...fields.data, [name]: 'more' },
      isWrong: closed,
    })),
    ...required.map((name) =>
      fc
        .constantFrom<unknown>(undefined, null, 7, 'x'.repeat(3000), [], {}, true, 'a\0b')
        .map((wrong) => ({
          value: { ...fields.data, [name]: wrong },
          isWrong: wrong === undefined,
        })),
    ),
  ]
  return fc.oneof(...choices)
}

/** Any value that a schema of the document accepts, as near as its words say it. */
export function anyValue(json: unknown, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(json, schemas)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => anyValue(choice, schemas, depth + 1)))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e9),
        max: Math.min(schema.maximum ?? 1e6, 1e9),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((item) => anyValue(item, schemas, depth + 1)))
        : fc.array(anyValue(schema.items, schemas, depth + 1), {
            minLength: 1,
            maxLength: depth > 3 ? 1 : 3,
          })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, field]) => [
            name,
            anyValue(field, schemas, depth + 1),
          ]),
        ),
        { requiredKeys: schema.required },
      )
    case 'string':
      return anyText(schema)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function anyText({
  format,
  pattern,
  maxLength = 60,
  minLength = 0,
}: z.infer<typeof Schema>): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid({ version: [4, 7] })
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString())
  if (format === 'email') return fc.emailAddress()
  if (format === 'uri') return fc.webUrl()
  if (pattern && !/\\p|\\u|\(\?[=!]/.test(pattern)) return fc.stringMatching(new RegExp(pattern))
  return fc.oneof(
    fc.string({
      unit: 'grapheme',
      minLength: Math.max(1, minLength),
      maxLength: Math.min(maxLength, 60),
    }),
    fc.constantFrom(
      'Ω≈ç√∫',
      '田中さんにあげて下さい',
      '👩‍👩‍👧',
      'ثم نفس سقطت',
      "O'Neill; drop",
      '\u202Etest',
    ),
  )
}

function resolve(json: unknown, schemas: Schemas): z.infer<typeof Schema> {
  const schema = Schema.parse(json ?? {})
  if (!schema.$ref) return schema
  return resolve(schemas[schema.$ref.replace('#/components/schemas/', '')], schemas)
}

/** A header holds no line breaks and no letters beyond Latin 1: a client cannot even send them. */
function printable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\x20-\x7e]/g, '?')]),
  )
}
