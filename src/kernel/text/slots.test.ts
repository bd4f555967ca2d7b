import { expect, it } from 'vitest'
import { slotsFor } from './slots.ts'

/** As the contract wants them. */
const form = /^[a-z0-9][a-z0-9-]{0,63}$/

it('names a slot by the document', () => {
  expect(slotsFor(['out/Backend.cdx.json', 'web app.spdx.json.gz'])).toEqual(['backend-cdx', 'web-app-spdx'])
})

it('gives each document a slot of its own', () => {
  const slots = slotsFor(['a/bom.json', 'b/bom.json', 'c/bom-2.json', 'd/bom.json'])

  expect(slots).toEqual(['bom', 'bom-2', 'bom-2-2', 'bom-3'])
})

it('finds a slot for any name, the same each time', () => {
  const paths = ['部品表.json', '構成.json', '---', `${'x'.repeat(90)}.json`, `${'x'.repeat(90)}.xml`]
  const slots = slotsFor(paths)

  for (const slot of slots) expect(slot).toMatch(form)
  expect(new Set(slots).size).toBe(paths.length)
  expect(slotsFor(paths)).toEqual(slots)
})
