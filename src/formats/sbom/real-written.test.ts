import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { writeCycloneDx } from './cyclonedx/write.ts'
import { readSbom } from './index.ts'
import type { SbomComponent, SbomDocument } from './model/sbom-document.ts'
import { allOf, judgeCycloneDx, sourceOf } from './model/trials/written.ts'
import { writtenInvalid, writtenOtherwise } from './real-written.data.ts'
import { writeSpdx } from './spdx/write.ts'

const shared = new URL('../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)
const note = areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'

interface Written {
  readonly name: string
  readonly document: SbomDocument
  /** Every other document in the older version. */
  readonly version: '1.6' | '1.7'
}

/** Every real SBOM of any format and notation that is read, those that are invalid on purpose apart. */
function* realDocuments(): Generator<Written> {
  let count = 0
  for (const name of readdirSync(shared, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const file = new URL(encodeURI(name), shared)
    if (!statSync(file).isFile() || /invalid|broken|schema|\.zip$/i.test(name)) continue
    const raw = readFileSync(file)
    const read = readSbom(name.endsWith('.gz') ? gunzipSync(raw) : raw, name.replace(/\.gz$/, ''))
    if (!read.ok) continue
    count += 1
    yield { name, document: read.value, version: count % 2 === 0 ? '1.6' : '1.7' }
  }
}

/** What every format can say of a component. */
function essenceOf({ group, name, version, purl, cpe }: SbomComponent): string {
  return [group === null ? name : `${group}/${name}`, version, purl, cpe].join('\n')
}

function essencesIn(bytes: Uint8Array): readonly string[] {
  const read = readSbom(bytes)
  return read.ok ? read.value.components.map(essenceOf) : read.problems.map(({ code }) => code)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

it.skipIf(!areThere)(
  `writes every real SBOM as valid CycloneDX and as SPDX with the same components${note}`,
  { timeout: 180_000 },
  async () => {
    const judges = {
      '1.6': judgeCycloneDx('1.6', { allErrors: false }),
      '1.7': judgeCycloneDx('1.7', { allErrors: false }),
    }
    const invalid: string[] = []
    const otherwise: string[] = []
    let count = 0
    for (const { name, document, version } of realDocuments()) {
      count += 1
      const cycloneDx = await allOf(writeCycloneDx(sourceOf(document), version))
      const [fault] = judges[version](JSON.parse(cycloneDx))
      if (fault !== undefined) invalid.push(`${name} ${fault}`)
      const spdx = await allOf(writeSpdx(sourceOf(document)))
      const said = document.components.map(essenceOf)
      // SPDX has no services: there they stand as packages behind the others.
      const services = document.services?.length ?? 0
      const inSpdx = essencesIn(Buffer.from(spdx))
      if (!isSame(essencesIn(Buffer.from(cycloneDx)), said)) otherwise.push(`${name} cyclonedx`)
      if (!isSame(inSpdx.slice(0, inSpdx.length - services), said)) otherwise.push(`${name} spdx`)
    }

    expect(invalid.toSorted()).toEqual([...writtenInvalid.keys()].toSorted())
    expect(otherwise.toSorted()).toEqual([...writtenOtherwise.keys()].toSorted())
    expect(count).toBeGreaterThan(1000)
  },
)
