import { isAbsolute } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig, readLanguage } from './config.ts'

it('has a default for everything', () => {
  const config = readConfig({})

  expect(config).toMatchObject({ host: '127.0.0.1', port: 8720, roles: ['web', 'worker', 'intake'] })
  expect(isAbsolute(config.data)).toBe(true)
})

it('takes a blank variable for unset', () => {
  expect(readConfig({ RENKEI_PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 8720,
    databaseUrl: undefined,
  })
})

it('names each variable that is wrong', () => {
  expect(() => readConfig({ RENKEI_PORT: 'eighty', RENKEI_ROLES: 'web,kitchen' })).toThrow(
    /RENKEI_PORT[\s\S]*RENKEI_ROLES|RENKEI_ROLES[\s\S]*RENKEI_PORT/,
  )
})

it.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'ja' }, 'ja'],
  [{ LANG: 'ja', LC_ALL: '' }, 'ja'],
  [{}, 'en'],
])('reads the language of the terminal from %o', (environment, language) => {
  expect(readLanguage(environment)).toBe(language)
})
