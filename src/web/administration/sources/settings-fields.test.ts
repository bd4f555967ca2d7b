import { expect, it } from 'vitest'
import { changeOf, fieldsOf, readCurrent } from './settings-fields.ts'

const settings = {
  url: 'https://feeds.example/',
  hosts: ['a.example', 'b.example:8443'],
  internalHosts: [],
  parts: ['npm'],
  enabled: false,
  intervalSeconds: 3600,
  shrinkPercent: 20,
  version: 3,
}

it('sends nothing when nothing was changed', () => {
  expect(changeOf(fieldsOf(settings), fieldsOf(settings))).toEqual({})
})

it('sends what was changed, in the units of the contract', () => {
  const base = fieldsOf(settings)

  const change = changeOf(
    {
      ...base,
      url: ' ',
      enabled: 'on',
      minutes: '１５',
      hosts: ' a.example \n\n',
      parts: 'npm\nPyPI',
      shrinkPercent: 'x',
    },
    base,
  )

  expect(change).toEqual({
    url: null,
    enabled: true,
    intervalSeconds: 900,
    hosts: ['a.example'],
    parts: ['npm', 'PyPI'],
    shrinkPercent: 0,
  })
})

it('reads the settings that somebody else has saved', () => {
  expect(readCurrent({ id: 'osv', settings })).toEqual(settings)
  expect(readCurrent({ settings: null })).toBeNull()
})
