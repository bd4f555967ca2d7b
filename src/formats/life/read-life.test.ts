import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isOverOn, readLife, releaseOf } from './index.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

it('reads all products of an answer', () => {
  const read = readLife(fixture('full.json'))

  expect(read).toMatchObject({
    ok: true,
    value: {
      generatedAt: '2026-11-20T00:53:29Z',
      isWhole: true,
      products: [
        {
          name: 'trial-server',
          label: 'Trial Server',
          url: 'https://endoflife.date/trial-server',
          purls: ['pkg:npm/trial-server', 'pkg:deb/debian/trial-server'],
          cpes: ['cpe:2.3:a:example:trial_server'],
          releases: [
            {
              name: '2.1',
              support: { on: '2029-01-10', isOver: null },
              activeSupport: { on: null, isOver: false },
              extendedSupport: { on: null, isOver: null },
              latest: { name: '2.1.4', on: '2026-10-01' },
            },
            { name: '2', releasedOn: null, support: { on: '2025-12-31' }, latest: null },
            { name: '1', support: { on: null, isOver: true } },
          ],
        },
        {
          name: 'trial-os',
          purls: [],
          releases: [{ name: 'bookworm', support: { on: null, isOver: null } }],
        },
      ],
    },
  })
  expect(read.ok && read.warnings.map(({ path, code }) => `${code} ${path}`)).toEqual([
    'csaf.purl-not-valid /result/0/identifiers/2/id',
    'feed.date-not-valid /result/0/releases/1/releaseDate',
  ])
})

it('reads one product, of an answer and of its page', () => {
  const whole: unknown = JSON.parse(fixture('full.json').toString())
  const [first] = Object(whole).result
  const one = readLife(Buffer.from(JSON.stringify({ schema_version: '1.2.0', result: first })))

  expect(one).toMatchObject({ ok: true, value: { isWhole: false, products: [{ name: 'trial-server' }] } })
  expect(readLife(fixture('page.md'))).toMatchObject({
    ok: true,
    warnings: [],
    value: {
      generatedAt: null,
      isWhole: false,
      products: [
        {
          name: 'trial-server',
          label: 'Trial Server',
          purls: ['pkg:npm/trial-server'],
          cpes: ['cpe:/a:example:trial_server'],
          releases: [
            {
              name: '2.10',
              releasedOn: '2026-01-10',
              activeSupport: { on: null, isOver: false },
              support: { on: '2029-01-10', isOver: null },
              latest: { name: '2.10.4', on: '2026-10-01' },
            },
            { name: '1', codename: 'One', support: { on: null, isOver: true }, latest: null },
          ],
        },
      ],
    },
  })
})

it.each([
  ['a page without an end of its facts', '---\npermalink: /x\n', 'feed.not-life'],
  ['a page without releases', '---\npermalink: /x\n---\n', 'json.field-missing'],
  ['a page with another address', '---\npermalink: /../x\nreleases: []\n---\n', 'json.field-missing'],
  ['facts that are no YAML', '---\na: [\n---\n', 'yaml.not-valid'],
  [
    'a list cut short',
    '{"schema_version":"1","total":2,"result":[{"name":"x","releases":[]}]}',
    'feed.count-differs',
  ],
  ['the short list', '{"schema_version":"1","result":[{"name":"x"}]}', 'json.field-missing'],
  ['another answer', '{"result":[]}', 'feed.not-life'],
  ['no JSON', 'no record', 'json.unexpected'],
])('refuses %s', (_, text, code) => {
  expect(readLife(Buffer.from(text))).toMatchObject({ ok: false, problems: [{ code }] })
})

it('security.md 4.7: follows no alias of a page and stops at its depth', () => {
  const bomb = `---\npermalink: /x\na: &a [x, x]\nb: &b [*a, *a]\nreleases: [*b]\n---\n`
  const deep = `---\npermalink: /x\nreleases: ${'['.repeat(5000)}\n---\n`

  expect(readLife(Buffer.from(bomb))).toMatchObject({ ok: true, value: { products: [{ releases: [] }] } })
  expect(readLife(Buffer.from(deep))).toMatchObject({ ok: false })
})

it('security.md 4.6: takes names of the language for names', () => {
  const text = '{"schema_version":"1","result":[{"name":"__proto__","releases":[{"name":"constructor"}]}]}'

  expect(readLife(Buffer.from(text))).toMatchObject({
    ok: true,
    value: { products: [{ name: '__proto__' }] },
  })
})

const end = { on: null, isOver: null }
const release = (name: string) => ({
  name,
  label: null,
  codename: null,
  releasedOn: null,
  activeSupport: end,
  support: end,
  extendedSupport: end,
  latest: null,
})

it.each([
  ['3.14.2', '3.14'],
  ['3.1.2', '3.1'],
  ['v3.14', '3.14'],
  ['1:3.14.2-1ubuntu3', '3.14'],
  ['3.14rc1', '3.14'],
  ['3.15', '3'],
  ['31.4', undefined],
  ['4', undefined],
  ['bookworm', undefined],
  ['', undefined],
])('puts %s into the release line %s', (version, name) => {
  const releases = ['3.14', '3.1', '3', 'bookworm'].map(release)

  expect(releaseOf(releases, version)?.name).toBe(name)
})

it('compares ends with a day', () => {
  expect(isOverOn({ on: '2026-11-22', isOver: null }, '2026-11-22')).toBe(true)
  expect(isOverOn({ on: '2026-11-23', isOver: null }, '2026-11-22')).toBe(false)
  expect(isOverOn({ on: null, isOver: true }, '2026-11-22')).toBe(true)
  expect(isOverOn(end, '2026-11-22')).toBeNull()
})

it.each(['full.json', 'page.md'])('answers whatever becomes of the bytes of %s', (name) => {
  let seed = 20_261_123
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (let round = 0; round < 250; round++) {
    const bytes = Buffer.from(fixture(name))
    for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256)

    expect(() =>
      readLife(bytes.subarray(0, random(8) === 0 ? random(bytes.length) : bytes.length)),
    ).not.toThrow()
  }
})
