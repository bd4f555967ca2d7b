import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { arrayText, booleanArrayText, numberArrayText } from './array-text.ts'

const database = await testDatabase()

it('is read back by PostgreSQL as it was, whatever the texts are', async () => {
  const odd = ['', 'NULL', 'null', ',', '{}', '"', '\\', '\\"', "'", ' a ', '\n', '部品', '😀', '$1']
  const entry = fc.option(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary' })), { nil: null })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (values) => {
      fc.pre(values.every((value) => value === null || (value.isWellFormed() && !value.includes('\u0000'))))

      const { rows } = await sql<{ list: (string | null)[] }>`
        select to_json(${arrayText(values)}::text[]) as list`.execute(database.kysely)

      expect(rows[0]?.list).toEqual(values)
    }),
    { numRuns: 200 },
  )
})

it('is read back for numbers and truth values', async () => {
  const [numbers, truths] = [
    [1, 9_007_199_254_740_991],
    [true, false, null],
  ] as const

  const { rows } = await sql<object>`
    select to_json(${numberArrayText(numbers)}::bigint[]) as numbers, to_json(${booleanArrayText(truths)}::boolean[]) as truths,
      to_json(${numberArrayText([])}::bigint[]) as none`.execute(database.kysely)

  expect(rows).toEqual([{ numbers, truths, none: [] }])
})
