import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readEntries } from '#platform/archives/index.ts'
import { zipOf } from './zip.ts'

it('is read back file by file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-bench-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files = Array.from({ length: 300 }, (_, number) => ({
    name: `${number}.json`,
    bytes: Buffer.from(`{"number":${number},"text":"${'x'.repeat(number)}"}`),
  }))
  const path = join(folder, 'all.zip')
  await writeFile(path, zipOf(files))

  const found: string[] = []
  const problems: unknown[] = []
  const accept = () => true
  const onProblem = (one: unknown) => problems.push(one)
  for await (const entry of readEntries(path, { accept, onProblem }))
    found.push(Buffer.from(entry.bytes).toString())

  expect(problems).toEqual([])
  expect(found).toEqual(files.map(({ bytes }) => bytes.toString()))
})
