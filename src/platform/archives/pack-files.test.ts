import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { type PackedFile, packFiles } from './pack-files.ts'
import { readEntries } from './read-entries.ts'

async function pack(files: readonly PackedFile[]): Promise<Buffer> {
  async function* each() {
    yield* await Promise.resolve(files)
  }
  return await buffer(packFiles(each()))
}

async function unpack(zip: Buffer) {
  const problems: unknown[] = []
  const files: PackedFile[] = []
  const options = { accept: () => true, onProblem: (problem: unknown) => problems.push(problem) }
  for await (const { name, bytes } of readEntries(zip, options)) {
    files.push({ name, bytes: new Uint8Array(bytes) })
  }
  return { files, problems }
}

it('makes a zip that reads back as it was', async () => {
  const file = fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z部品]{1,8}){0,3}\.json$/u),
    bytes: fc.uint8Array({ maxLength: 300 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 20 }), async (files) => {
      expect(await unpack(await pack(files))).toEqual({ files, problems: [] })
    }),
    { numRuns: 50 },
  )
})

it('makes the same zip of the same files', async () => {
  const files = [{ name: 'a.json', bytes: Buffer.from('{}') }]

  expect(await pack(files)).toEqual(await pack(files))
})

it('holds more files than the old directory can count', async () => {
  const files = Array.from({ length: 66_000 }, (_, index) => ({
    name: `${index}.json`,
    bytes: Buffer.from(String(index)),
  }))

  const { files: read, problems } = await unpack(await pack(files))

  expect(problems).toEqual([])
  expect(read).toHaveLength(66_000)
  expect(Buffer.from(read[65_999]?.bytes ?? []).toString()).toBe('65999')
})
