import { expect, it } from 'vitest'
import { semver } from '../semver/index.ts'
import { githubActions } from './index.ts'

it('gives no key to tags that move, branches and commits', () => {
  const strings = [
    '',
    'v4',
    '4',
    'v4.1',
    'main',
    '8f4b7f84864484a7bf31766abe9204da3cbe65b3',
    '1.2.3.4',
    '*',
    '1.0.0\u0000',
  ]

  expect(strings.filter((text) => githubActions.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(githubActions.encode(`1.0.${'0'.repeat(252)}`)).toBeDefined()
  expect(githubActions.encode(`1.0.${'0'.repeat(253)}`)).toBeUndefined()
})

it('writes the keys of semantic versions', () => {
  expect(githubActions.encode('v4.1.7')).toEqual(semver.encode('4.1.7'))
})
