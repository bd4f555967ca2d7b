import { expect, it } from 'vitest'
import { changeOf, fieldsOf, findPlace, readCurrent } from './place.ts'

const directory = {
  organisations: [{ id: 'o', name: { ja: '本社', en: null }, kind: 'own' as const, version: 1 }],
  divisions: [{ id: 'd', name: { ja: null, en: 'Cameras' }, organisationId: 'o', version: 2 }],
  teams: [
    { id: 't', name: { ja: null, en: 'CSIRT' }, kind: 'csirt' as const, organisationId: 'o', version: 3 },
  ],
}

it('finds each part of the structure by its address, and nothing under another', () => {
  expect(findPlace(directory, 'organisations', 'o')).toMatchObject({ kind: 'own', organisationId: 'o' })
  expect(findPlace(directory, 'divisions', 'd')).toMatchObject({ kind: null, version: 2 })
  expect(findPlace(directory, 'teams', 't')).toMatchObject({ kind: 'csirt' })
  expect(findPlace(directory, 'teams', 'd')).toBeUndefined()
  expect(findPlace(directory, 'people', 't')).toBeUndefined()
})

it('sends only what differs, both names together', () => {
  const base = fieldsOf({ name: { ja: '防衛室', en: null }, kind: 'csirt' })

  expect(changeOf(base, base)).toEqual({})
  expect(changeOf({ ...base, en: 'CSIRT' }, base)).toEqual({ name: { ja: '防衛室', en: 'CSIRT' } })
  expect(changeOf({ ...base, kind: 'division' }, base)).toEqual({ kind: 'division' })
})

it('reads what a refusal tells', () => {
  expect(readCurrent(directory.divisions[0])).toEqual({ ja: '', en: 'Cameras', kind: '', version: 2 })
  expect(readCurrent(undefined)).toBeNull()
})
