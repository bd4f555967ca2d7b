import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { friendsOfPhp } from './index.ts'

const fixture = new URL(
  '../../../../formats/advisory/friendsofphp/fixtures/two-branches.yaml',
  import.meta.url,
)

it('takes the files that are its records', () => {
  expect(friendsOfPhp.isRecord('demo/forms/CVE-2031-30001.yaml')).toBe(true)
  expect(friendsOfPhp.isRecord('.github/workflows/php.yaml')).toBe(false)
})

it('names a record and its package, whose versions have an order', () => {
  const read = friendsOfPhp.read(readFileSync(fixture))

  expect(read).toMatchObject({
    ok: true,
    value: {
      name: 'demo/forms/CVE-2031-30001',
      names: expect.arrayContaining(['CVE-2031-30001']),
      ecosystems: expect.arrayContaining([{ name: 'Packagist', hasScheme: true }]),
    },
  })
  expect(read.ok && JSON.parse(read.value.affected)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ ecosystem: 'Packagist', name: 'demo/forms' })]),
  )
})
