import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readRubysec } from './read.ts'

function open(name: string) {
  return readRubysec(readFileSync(new URL(`fixtures/${name}.yml`, import.meta.url)))
}

it('names a record by its gem and the first name of its vulnerability', () => {
  expect(open('two-branches')).toMatchObject({
    ok: true,
    value: {
      format: 'rubysec',
      id: 'gems/demo-markup/CVE-2031-20001',
      aliases: ['CVE-2031-20001', 'GHSA-qcm3-aaaa-wfr2', 'OSVDB-90001'],
      published: '2031-06-06T00:00:00Z',
      summary: 'A tag runs as code',
      details: 'A tag with a colon\nruns as code.\n',
      references: [
        { kind: 'advisory', url: 'https://example.com/demo-markup/1' },
        { kind: 'web', url: 'https://example.com/demo-markup/pull/2' },
      ],
      unused: [{ field: 'cvss_v3', count: 1 }],
    },
    warnings: [],
  })
})

it('calls affected what lies between the patched branches', () => {
  const read = open('two-branches')
  const ranges = read.ok ? read.value.affected.flatMap((one) => one.ranges) : []

  expect(ranges.map(({ events }) => events.map(({ kind, version }) => `${kind} ${version}`))).toEqual([
    ['introduced 2.0.0', 'fixed 4.2.6'],
    ['introduced 4.3.a', 'fixed 4.3.1.1'],
    ['introduced 4.4.a', 'fixed 5.0.0.beta1'],
  ])
})

it('calls everything affected where nothing is patched', () => {
  expect(open('never-patched')).toMatchObject({
    ok: true,
    value: {
      id: 'gems/demo-gone/GHSA-qcm3-bbbb-wfr2',
      affected: [
        { name: 'demo-gone', isComplete: true, ranges: [{ events: [{ kind: 'introduced', version: '0' }] }] },
      ],
    },
  })
})

it('refuses a record of an interpreter, which names no gem', () => {
  expect(open('engine')).toEqual({ ok: false, problems: [{ path: '/gem', code: 'advisory.id-missing' }] })
})

it('follows no alias of YAML, and reads names of prototypes as plain names', () => {
  const bomb =
    'gem: a\ncve: 2031-1234\n__proto__: {x: 1}\na: &a [x, x]\nb: &b [*a, *a]\npatched_versions: [*b]\n'
  const read = readRubysec(Buffer.from(bomb))

  expect(read).toMatchObject({ ok: true, value: { affected: [{ isComplete: false }] } })
  expect(read.ok && read.warnings.map(({ code }) => code)).toContain('yaml.alias-not-read')
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
})
