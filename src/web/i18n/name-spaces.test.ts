import { expect, it } from 'vitest'
import { findNameSpaces } from './name-spaces.ts'

const known = ['home', 'saved-lists', 'vulnerabilities', 'web', 'words']

it('finds the name spaces that a part translates with', () => {
  expect(findNameSpaces("const { t } = useTranslation('home')", known)).toEqual(['home'])
  expect(findNameSpaces("useTranslation(['saved-lists', 'web'])", known)).toEqual(['saved-lists', 'web'])
})

it('finds the name space in front of a key, in any quotes', () => {
  expect(findNameSpaces("t('words:kinds.host') + t(`vulnerabilities:level`)", known)).toEqual([
    'vulnerabilities',
    'words',
  ])
})

it('takes nothing else for one', () => {
  expect(findNameSpaces("useTranslation(); t('home.title'); ask('person:1')", known)).toEqual([])
})
