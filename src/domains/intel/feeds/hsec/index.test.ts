import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hsec } from './index.ts'

const fixture = new URL('../../../../formats/advisory/hsec/fixtures/two-packages.md', import.meta.url)

it('takes the files that are its records', () => {
  expect(hsec.isRecord('HSEC-2031-0004.md')).toBe(true)
  expect(hsec.isRecord('README.md')).toBe(false)
})

it('names a record and its package, whose versions have an order', () => {
  const read = hsec.read(readFileSync(fixture))

  expect(read).toMatchObject({
    ok: true,
    value: {
      name: 'HSEC-2031-0004',
      names: expect.arrayContaining(['HSEC-2031-0004', 'CVE-2031-10044']),
      ecosystems: expect.arrayContaining([{ name: 'Hackage', hasScheme: true }]),
    },
  })
  expect(read.ok && JSON.parse(read.value.affected)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ ecosystem: 'Hackage', name: 'demo-archive' })]),
  )
})
