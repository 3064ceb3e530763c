import { sql } from 'kysely'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { asSystem, testDatabase } from '#test/database'
import { type Database, transact } from './database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})

test('whatever a text holds, it arrives as it is, alone and in a list', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => isStorable(one))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), { maxLength: 5 }), text, async (list, alone) => {
      const rows = await transact(db, asSystem, async (tx) =>
        tx.ask(
          sql<{ list: (string | null)[]; alone: string }>`
            select ${list}::text[] as list, ${alone}::text as alone
          `.compile(tx),
        ),
      )
      expect(rows).toEqual([{ list, alone }])
    }),
    { numRuns: 300 },
  )
})

/** PostgreSQL stores what UTF-8 can write, but for one character. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

test.each(["'; drop table platform.events; --", String.raw`\'; select 1; --`, '$1', '{"a"}', '\\'])(
  'the text %s stays a text',
  async (text) => {
    const { rows } = await transact(db, asSystem, (tx) =>
      sql<{ text: string }>`select ${text}::text as text`.execute(tx),
    )
    expect(rows).toEqual([{ text }])
  },
)

test('a text with U+0000 is refused, not sent', async () => {
  const asked = transact(db, asSystem, (tx) => sql`select ${'a\0b'}::text`.execute(tx))
  await expect(asked).rejects.toMatchObject({ refusal: { code: 'request.malformed' } })
})

test('numbers, instants, bytes and nothing arrive as what they are', async () => {
  const at = new Date('2026-11-24T10:00:00.123Z')
  const { rows } = await transact(db, asSystem, (tx) =>
    sql`
      select ${7}::int as number, ${2n ** 62n}::bigint as big, ${true}::boolean as yes,
        ${at}::timestamptz as at, ${Buffer.from([0, 255])}::bytea as bytes, ${null}::text as nothing
    `.execute(tx),
  )
  expect(rows).toEqual([
    {
      number: 7,
      big: String(2n ** 62n),
      yes: true,
      at,
      bytes: Buffer.from([0, 255]),
      nothing: null,
    },
  ])
})

test('a statement that fails fails the transaction, even where nobody awaited it', async () => {
  const failing = transact(db, asSystem, async (tx) => {
    tx.send(sql`select 1 / 0`.compile(tx))
    return 'unaware'
  })
  await expect(failing).rejects.toThrow('division by zero')
  const hiding = transact(db, asSystem, async (tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => {})
    return 'hiding it'
  })
  await expect(hiding).rejects.toThrow('division by zero')
  await expect(transact(db, asSystem, async () => 'fine')).resolves.toBe('fine')
})
