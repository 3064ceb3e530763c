import * as fc from 'fast-check'
import { z } from 'zod'

const JsonSchema = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
})

/** Any value of a zod schema, as far as our models use zod: what the schema refuses is left out. */
export function anyOf<Value>(schema: z.ZodType<Value>): fc.Arbitrary<Value> {
  const whole = z.object({ $defs: z.record(z.string(), z.unknown()).default({}) })
  const json = z.toJSONSchema(schema, { io: 'input' })
  const { $defs } = whole.parse(json)
  return any(json, $defs)
    .map((value) => schema.safeParse(value))
    .filter(({ success }) => success)
    .map(({ data }) => schema.parse(data))
}

function any(json: unknown, definitions: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const schema = JsonSchema.parse(json)
  if (schema.$ref) return any(definitions[schema.$ref.replace('#/$defs/', '')], definitions)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 2e9, 2e9) })
    case 'string':
      return anyText(schema)
    case 'array': {
      // An empty list says no more than none, and XML cannot tell one from the other.
      const minLength = Math.max(schema.minItems ?? 0, 1)
      return fc.array(any(schema.items, definitions), { minLength, maxLength: minLength + 2 })
    }
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, field]) => [name, any(field, definitions)] as const,
      )
      return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] })
    }
    default:
      throw new Error(`No value is made for ${JSON.stringify(json)} yet.`)
  }
}

/** A pattern with properties of Unicode stands for free text: any script, then what a text may be. */
function anyText({ format, pattern, maxLength = 35 }: z.infer<typeof JsonSchema>) {
  if (format === 'date-time')
    return fc
      .date({ min: new Date(Date.UTC(2000)), max: new Date(Date.UTC(2099)), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`)
  if (pattern && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern))
  return fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 20) }),
      fc.constantFrom('a & b <c> "d"', "]]> &amp; '", 'a  b', '𝔘𝔫𝔦', 'עברית العربية', '￼'),
    )
    .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').trim() || 'x')
    .map((text) => text.slice(0, maxLength).trim())
}
