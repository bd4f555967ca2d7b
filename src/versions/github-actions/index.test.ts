import { expect, it } from 'vitest'
import { compareKeys } from '../keys/key.ts'
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

it('gives tags that move the stretch of releases in which they lie, and nothing else', () => {
  const holds = (tag: string, version: string) => {
    const [span, key] = [githubActions.span?.(tag), githubActions.encode(version)]
    return (
      span !== undefined &&
      key !== undefined &&
      compareKeys(span.lo, key) <= 0 &&
      compareKeys(key, span.hi) < 0
    )
  }

  expect(['4.0.0', '4.9.12', '4.10.0'].every((version) => holds('v4', version))).toBe(true)
  expect(['3.9.9', '4.0.0-rc.1', '5.0.0-alpha', '5.0.0'].some((version) => holds('4', version))).toBe(false)
  expect(['4.1.0', '4.1.99'].every((version) => holds('v4.1', version))).toBe(true)
  expect(['4.0.9', '4.2.0-rc.1', '4.2.0', '4.10.0'].some((version) => holds('v4.1', version))).toBe(false)
  expect(
    ['main', 'v4.1.2', '', 'v', 'v4.', '9'.repeat(300)].filter((tag) => githubActions.span?.(tag)),
  ).toEqual([])
})
