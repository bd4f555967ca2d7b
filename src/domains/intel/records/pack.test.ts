import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { packRecords, unpackContent, unpackList } from './pack.ts'

it('gives every record back as it was, with what it calls affected', async () => {
  const record = fc.record({
    content: fc.uint8Array({ maxLength: 5000 }),
    affected: fc.jsonValue().map((value) => JSON.stringify([value])),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 150 }), async (records) => {
      const packs = await packRecords(records)

      const contents = packs.flatMap((pack) => pack.lengths.map((_, place) => unpackContent(pack, place)))
      const affected = packs.flatMap((pack) => unpackList(pack.affected))
      expect(contents.map((bytes) => bytes.toString('hex'))).toEqual(
        records.map(({ content }) => Buffer.from(content).toString('hex')),
      )
      expect(affected).toEqual(records.map((one): unknown => JSON.parse(one.affected)))
    }),
    { numRuns: 30 },
  )
})

it('begins a new pack when one is full', async () => {
  const small = { content: new Uint8Array(10), affected: '[]' }
  const large = { content: new Uint8Array(200_000), affected: '[]' }

  const packs = await packRecords([large, ...Array.from({ length: 100 }, () => small)])

  expect(packs.map(({ lengths }) => lengths.length)).toEqual([1, 64, 36])
})
