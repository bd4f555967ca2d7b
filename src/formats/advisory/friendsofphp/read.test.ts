import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readFriendsOfPhp } from './read.ts'

function open(name: string) {
  return readFriendsOfPhp(readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url)))
}

it('reads branches as stretches, and the day of the first', () => {
  const read = open('two-branches')

  expect(read).toMatchObject({
    ok: true,
    value: {
      format: 'friendsofphp',
      id: 'demo/forms/CVE-2031-30001',
      aliases: ['CVE-2031-30001'],
      published: '2031-03-05T03:00:00Z',
      references: [{ kind: 'advisory', url: 'https://example.com/demo-forms/1' }],
    },
    warnings: [],
  })
  const [affected] = read.ok ? read.value.affected : []
  expect(
    affected?.ranges.map(({ events }) => events.map(({ kind, version }) => `${kind} ${version}`)),
  ).toEqual([
    ['introduced 1.2.0-dev', 'fixed 1.4.3'],
    ['introduced 2.0.0-dev', 'last-affected 2.1.1'],
    ['above 2.9'],
  ])
  expect(affected?.isComplete).toBe(true)
})

it('names a record without a CVE by its words, always the same', () => {
  const read = open('without-cve')

  expect(read).toMatchObject({
    ok: true,
    value: {
      id: expect.stringMatching(/^demo\/lists\/[0-9a-f]{16}$/),
      aliases: [],
      published: '2031-03-06T00:00:00Z',
      affected: [
        { isComplete: false, ranges: [{ events: [{ version: '0' }, { kind: 'fixed', version: '5.0' }] }] },
      ],
    },
    warnings: [{ code: 'advisory.requirement-not-read', path: '/branches/broken/versions/0' }],
  })
  expect(open('without-cve')).toEqual(read)
})

it('refuses what names no package, and what is no YAML, with the line', () => {
  expect(readFriendsOfPhp(Buffer.from('title: x\nreference: other://a\n'))).toEqual({
    ok: false,
    problems: [{ path: '/reference', code: 'advisory.id-missing' }],
  })
  expect(readFriendsOfPhp(Buffer.from('title: x\nbranches: [\n'))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
})
