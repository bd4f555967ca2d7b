import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rubysec } from './index.ts'

const fixture = new URL('../../../../formats/advisory/rubysec/fixtures/two-branches.yml', import.meta.url)

it('takes the files that are its records', () => {
  expect(rubysec.isRecord('gems/demo-markup/CVE-2031-20001.yml')).toBe(true)
  expect(rubysec.isRecord('README.md')).toBe(false)
})

it('names a record and its package, whose versions have an order', () => {
  const read = rubysec.read(readFileSync(fixture))

  expect(read).toMatchObject({
    ok: true,
    value: {
      name: 'gems/demo-markup/CVE-2031-20001',
      names: expect.arrayContaining(['CVE-2031-20001', 'GHSA-qcm3-aaaa-wfr2']),
      ecosystems: expect.arrayContaining([{ name: 'RubyGems', hasScheme: true }]),
    },
  })
  expect(read.ok && JSON.parse(read.value.affected)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ ecosystem: 'RubyGems', name: 'demo-markup' })]),
  )
})
