import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readAdvisory, recogniseAdvisory } from './index.ts'

const shared = new URL('../../../../shared/data/advisories-native/', import.meta.url)
const areThere = existsSync(shared)
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

interface Wanted {
  readonly format: string
  readonly records: number
  /** Packages whose affected versions events cannot say, or that are not told. */
  readonly incomplete: number
  /** Other files that lie beside, by their names. */
  readonly others?: readonly string[]
  readonly warnings?: readonly string[]
}

/** May only shrink: `incomplete`, `others`, `warnings`. */
const databases: Readonly<Record<string, Wanted>> = {
  rustsec: { format: 'rustsec', records: 1158, incomplete: 0 },
  haskell: { format: 'hsec', records: 35, incomplete: 0 },
  rubysec: { format: 'rubysec', records: 1151, incomplete: 0 },
  friendsofphp: {
    format: 'friendsofphp',
    records: 1507,
    incomplete: 0,
    others: ['.github/workflows/php.yaml'],
    // `2017-11-1` is no day.
    warnings: ['zetacomponents/mail/CVE-2017-15806.yaml: json.time-not-valid /branches/master/time'],
  },
  pypa: { format: 'osv', records: 93, incomplete: 0 },
  r: { format: 'osv', records: 14, incomplete: 0 },
}

describe.skipIf(!areThere)(`databases that ecosystems keep themselves${note}`, () => {
  it.each(Object.entries(databases))('%s is read whole', async (name, wanted) => {
    const ids = new Set<string>()
    const others: string[] = []
    const warnings: string[] = []
    let incomplete = 0
    for await (const [path, bytes] of filesOf(new URL(`${name}.zip`, shared))) {
      const read = readAdvisory(bytes)
      if (!read.ok) {
        others.push(path)
        continue
      }
      expect(recogniseAdvisory(bytes)?.id, path).toBe(wanted.format)
      ids.add(read.value.id)
      incomplete += read.value.affected.filter((one) => !one.isComplete).length
      warnings.push(...read.warnings.map((one) => `${path}: ${one.code} ${one.path}`))
    }

    expect(ids.size).toBe(wanted.records)
    expect({ incomplete, others, warnings }).toEqual({
      incomplete: wanted.incomplete,
      others: wanted.others ?? [],
      warnings: wanted.warnings ?? [],
    })
  })
})

async function* filesOf(zip: URL): AsyncGenerator<readonly [path: string, bytes: Buffer]> {
  const buffer = await readFile(zip)
  const file = await fromBufferPromise(buffer, { lazyEntries: true })
  for await (const entry of file.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    yield [entry.fileName, entry.compressionMethod === 0 ? packed : inflateRawSync(packed)]
  }
}
