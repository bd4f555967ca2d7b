import { expect, it } from 'vitest'
import type { CiKind } from '#contract/inventory/cis.ts'
import { attributesOf, blankFields } from './draft-fields.ts'

const label = { ja: '名', en: 'name' }
const release: CiKind = {
  id: 'release',
  label,
  side: 'product',
  partOf: ['product'],
  attributes: [
    { id: 'version', label, form: 'text', choices: [] },
    { id: 'units', label, form: 'number', choices: [] },
    { id: 'safe', label, form: 'boolean', choices: [] },
  ],
}
const host: CiKind = {
  ...release,
  id: 'host',
  partOf: [],
  attributes: [{ id: 'site', label, form: 'text', choices: [] }],
}

it('has room for the attributes of every kind, so that changing the kind loses nothing', () => {
  const blank = blankFields([release, host], null)

  expect(blank).toMatchObject({ 'attribute.version': '', 'attribute.site': '', kind: null })
  expect(blankFields([release], 'whole')).toMatchObject({ kind: 'release', partOfId: 'whole' })
  expect(blankFields([release, host], null, host)).toMatchObject({ kind: 'host' })
})

it('sends the attributes of the chosen kind that are filled in, as that kind wants them', () => {
  const typed = {
    ...blankFields([release, host], null),
    'attribute.version': ' 4.1 ',
    'attribute.units': '１２',
    'attribute.safe': 'false',
    'attribute.site': '東京',
  }

  expect(attributesOf(release, typed)).toEqual({ version: '4.1', units: 12, safe: false })
  expect(attributesOf(host, typed)).toEqual({ site: '東京' })
})

it('leaves what is no number to the server to refuse', () => {
  const typed = { ...blankFields([release], null), 'attribute.units': 'many' }

  expect(attributesOf(release, typed)).toEqual({ units: 'many' })
})
