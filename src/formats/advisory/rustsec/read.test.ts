import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRustsec } from './read.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}.md`, import.meta.url))
}

function read(name: string) {
  const result = readRustsec(fixture(name))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

describe('readRustsec', () => {
  it('reads names, texts, severity and links', () => {
    expect(read('parser-overrun').value).toMatchObject({
      format: 'rustsec',
      id: 'RUSTSEC-2031-0007',
      aliases: ['CVE-2031-10007'],
      published: '2031-04-02T00:00:00Z',
      withdrawn: null,
      summary: 'Reading a short line overruns the buffer',
      details: 'A line without an end is read beyond the buffer.',
      severities: [{ system: 'cvss-v3', score: 7.5, rating: 'high' }],
      references: [
        { kind: 'advisory', url: 'https://example.com/demo-parser/issues/12' },
        { kind: 'web', url: 'https://example.com/demo-parser/pull/13' },
      ],
      unused: [
        { field: 'advisory.categories', count: 1 },
        { field: 'affected.arch', count: 1 },
        { field: 'affected.functions', count: 1 },
      ],
    })
  })

  it('calls affected what is neither patched nor was ever affected', () => {
    const [affected] = read('parser-overrun').value.affected

    expect(affected).toMatchObject({
      ecosystem: 'crates.io',
      name: 'demo-parser',
      isComplete: true,
      systems: ['windows'],
    })
    expect(
      affected?.ranges.map(({ events }) => events.map(({ kind, version }) => `${kind} ${version}`)),
    ).toEqual([
      ['introduced 1.0.0', 'fixed 1.4.2'],
      ['introduced 2-0', 'fixed 2.1.0'],
    ])
  })

  it('calls everything affected where nothing is patched', () => {
    const { value } = read('withdrawn')

    expect(value.withdrawn).toBe('2031-05-03T00:00:00Z')
    expect(value.affected[0]).toMatchObject({
      isComplete: true,
      ranges: [{ events: [{ kind: 'introduced', version: '0' }] }],
    })
  })

  it('leaves the package undetermined where a requirement cannot be read, and tells the places', () => {
    const { value, warnings } = read('odd')

    expect(value.affected[0]).toMatchObject({ ranges: [], isComplete: false })
    expect(value.summary).toBeNull()
    expect([...new Set(warnings.map(({ code, path }) => `${code} ${path}`))]).toEqual([
      'cvss.metric-missing /advisory/cvss',
      'json.time-not-valid /advisory/date',
      'advisory.requirement-not-read /versions/patched/0',
      'advisory.requirement-not-read /versions/patched/1',
    ])
  })

  it('refuses what has no block of TOML, none that ends, or none that is TOML, with the line', () => {
    const codes = [
      '# only a heading',
      '```toml\n[advisory]\nid = "X"',
      '```toml\n[advisory]\nid = = 1\n```\n',
    ].map((text) => {
      const result = readRustsec(Buffer.from(text))
      return result.ok ? 'read' : result.problems.map(({ code, path }) => `${code} ${path}`).join()
    })

    expect(codes).toEqual([
      'advisory.front-matter-missing /line/1',
      'advisory.front-matter-missing /line/1',
      'toml.not-valid /line/3',
    ])
  })

  it('takes a part of the language for no crate of that name', () => {
    const record =
      '```toml\n[advisory]\nid = "CVE-2031-1"\npackage = "cargo"\n[versions]\npatched = [">= 1.2.0"]\n```\n'
    const told = readRustsec(Buffer.from(record))

    expect(told.ok && told.value.affected).toMatchObject([{ ecosystem: 'rust', name: 'cargo' }])
  })

  it('refuses a record without an id', () => {
    expect(readRustsec(Buffer.from('```toml\n[advisory]\npackage = "a"\n```\n'))).toMatchObject({
      ok: false,
      problems: [{ path: '/advisory/id', code: 'advisory.id-missing' }],
    })
  })
})

it('security.md 4.6: gives no text that cannot be stored, in its words either', () => {
  const bytes = Buffer.from('```toml\n[advisory]\nid = "RUSTSEC-2031-0001"\n```\n\n# A\u0000B\n\nC\u0000D\n')

  const mended = readRustsec(bytes)

  expect(mended).toMatchObject({ ok: true, value: { summary: 'A\ufffdB', details: 'C\ufffdD' } })
  expect(mended.ok && mended.warnings.map(({ code }) => code)).toContain('json.text-mended')
})
