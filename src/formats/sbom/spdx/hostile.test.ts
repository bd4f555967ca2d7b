import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSpdx } from './read.ts'

const start = 'SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\n'

function readWell(text: string) {
  const result = readSpdx(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

/** In seconds, of this process alone. */
function timeOf(run: () => void): number {
  const begun = process.cpuUsage()
  run()
  return process.cpuUsage(begun).user / 1e6
}

describe('security.md 4.9: tag-value', () => {
  it('documents outside are named and not fetched, whatever their address', () => {
    const { value } = readWell(
      `${start}ExternalDocumentRef: DocumentRef-a http://169.254.169.254/latest SHA1: ${'0'.repeat(40)}\n`,
    )

    expect(value.linked).toEqual([{ name: 'DocumentRef-a', uri: 'http://169.254.169.254/latest' }])
  })

  it('relations may go round in circles', () => {
    const packages = ['a', 'b'].map((name) => `PackageName: ${name}\nSPDXID: SPDXRef-${name}\n`).join('')
    const { value } = readWell(
      `${start}${packages}Relationship: SPDXRef-a DEPENDS_ON SPDXRef-b\nRelationship: SPDXRef-b DEPENDS_ON SPDXRef-a\n`,
    )

    expect(value.dependencies).toHaveLength(2)
  })

  it('a text that is not closed costs its own line, not what follows', () => {
    const { value, warnings } = readWell(
      `${start}DocumentComment: <text>open\nPackageName: a\nPackageComment: <text>closed</text>\n`,
    )

    expect(value.components.map(({ name }) => name)).toEqual(['a'])
    expect(warnings[0]).toMatchObject({ path: '/line/3', code: 'sbom.text-not-closed' })
  })

  it('a hundred thousand texts that are not closed are read in good time', () => {
    const open = 'PackageName: a\nPackageComment: <text>open\n'.repeat(100_000)

    const seconds = timeOf(() => {
      expect(readWell(start + open).value.components).toHaveLength(100_000)
      readWell(`${start}${open}DocumentComment: <text>closed</text>\n`)
    })

    expect(seconds).toBeLessThan(10)
  })
})

describe('tag-value', () => {
  it('in one line without end, or of blanks, is read in good time', () => {
    const seconds = timeOf(() => {
      readWell(`${start}PackageName: a\nPackageComment: ${'<text>'.repeat(500_000)}\n`)
      readWell(`${start}PackageName: a\n${'\r'.repeat(1_000_000)}${' '.repeat(1_000_000)}x`)
      readWell(`${start}PackageName: a\n${' \n'.repeat(500_000)}`)
    })

    expect(seconds).toBeLessThan(5)
  })

  it('with one package of a hundred thousand wrong references is read in good time', () => {
    const references = 'ExternalRef: PACKAGE-MANAGER purl nonsense\n'.repeat(100_000)

    const seconds = timeOf(() => {
      expect(readWell(`${start}PackageName: a\n${references}`).warnings.length).toBeLessThan(10_010)
    })

    expect(seconds).toBeLessThan(5)
  })

  it('with packages whose tags come after those of others keeps each with its own', () => {
    const { value } = readWell(
      `${start}PackageName: a\nFileName: ./f\nSPDXID: SPDXRef-f\nPackageVersion: 7\nPackageName: b\n`,
    )

    expect(value.components.map(({ name, version, ref }) => [name, version, ref])).toEqual([
      ['a', '7', null],
      ['b', null, null],
    ])
  })

  it('invented tags are counted, not listed without end, and are plain data', () => {
    const letters = (n: number) => String(n).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
    const tags = Array.from({ length: 5000 }, (_, i) => `Tag${letters(i)}: x\n`).join('')

    const { warnings } = readWell(`${start}constructor: x\n${tags}PackageName: __proto__\u0000\n`)

    expect(warnings.length).toBeLessThanOrEqual(510)
    expect(warnings.map(({ code }) => code)).toContain('json.text-mended')
  })

  it('by the hundred thousand packages is read in good time', () => {
    const packages = Array.from(
      { length: 100_000 },
      (_, i) => `PackageName: n${i}\nSPDXID: SPDXRef-${i}\nPackageVersion: 1\nPackageLicenseDeclared: MIT\n`,
    ).join('')

    const seconds = timeOf(() => expect(readWell(start + packages).value.components).toHaveLength(100_000))

    expect(seconds).toBeLessThan(8)
  })
})

describe('fixtures with bytes changed', () => {
  const here = new URL('./fixtures/', import.meta.url)

  it.each(readdirSync(here))('%s: is read or refused', (name) => {
    const bytes = readFileSync(new URL(name, here))
    const random = randomFrom(20_261_123)

    const seconds = timeOf(() => {
      for (let round = 0; round < 200; round++) {
        const changed = Buffer.from(bytes)
        for (let i = 0; i < 1 + (round % 8); i++) changed[random(changed.length)] = random(256)
        const result = readSpdx(changed.subarray(0, round % 5 === 0 ? random(changed.length) : undefined))
        expect(result.ok || result.problems.length > 0).toBe(true)
      }
    })

    expect(seconds).toBeLessThan(20)
  })
})

/** The same numbers in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
