import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { osv } from './index.ts'

const shared = new URL('../../../../../shared/data/osv/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere).each(['npm', 'PyPI', 'Debian', 'GIT'])(
  `reads every real record of %s without a warning${areThere ? '' : ' (skipped: ../shared/data/osv is not here)'}`,
  async (ecosystem) => {
    const counts = { read: 0, incomplete: 0, unnamed: 0 }
    const told: unknown[] = []
    for await (const bytes of recordsOf(new URL(`${ecosystem}/all.zip`, shared))) {
      const result = osv.read(bytes)
      told.push(...(result.ok ? result.warnings : result.problems))
      if (!result.ok) continue
      counts.read++
      counts.incomplete += result.value.affected.filter(({ isComplete }) => !isComplete).length
      counts.unnamed += result.value.affected.filter(
        ({ name, ranges }) => name === null && ranges.length === 0,
      ).length
    }

    expect(told).toEqual([])
    expect(counts.read).toBeGreaterThan(1000)
    expect(counts).toMatchObject({ incomplete: 0, unnamed: 0 })
  },
)

async function* recordsOf(zip: URL): AsyncGenerator<Buffer> {
  const buffer = await readFile(zip)
  const file = await fromBufferPromise(buffer, { lazyEntries: true })
  for await (const entry of file.eachEntry()) {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true })
    yield inflateRawSync(buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize))
  }
}
