import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rustsec } from './index.ts'

const fixture = new URL('../../../../formats/advisory/rustsec/fixtures/parser-overrun.md', import.meta.url)

it('takes the files that are its records', () => {
  expect(rustsec.isRecord('RUSTSEC-2031-0007.md')).toBe(true)
  expect(rustsec.isRecord('README.md')).toBe(false)
})

it('names a record and its package, whose versions have an order', () => {
  const read = rustsec.read(readFileSync(fixture))

  expect(read).toMatchObject({
    ok: true,
    value: {
      name: 'RUSTSEC-2031-0007',
      names: expect.arrayContaining(['RUSTSEC-2031-0007', 'CVE-2031-10007']),
      ecosystems: expect.arrayContaining([{ name: 'crates.io', hasScheme: true }]),
    },
  })
  expect(read.ok && JSON.parse(read.value.affected)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ ecosystem: 'crates.io', name: 'demo-parser' })]),
  )
})
