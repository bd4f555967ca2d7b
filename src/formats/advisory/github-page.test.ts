import { expect, it } from 'vitest'
import { withGithubPage } from './github-page.ts'

it.each([
  ['https://github.com/advisories/GHSA-aaaa-bbbb-cccc'],
  ['https://github.com/some/thing/security/advisories/GHSA-aaaa-bbbb-cccc/'],
])('takes the name of the advisory from its page %s', (url) => {
  expect(withGithubPage(['CVE-2026-1'], url)).toEqual(['CVE-2026-1', 'GHSA-aaaa-bbbb-cccc'])
})

it.each([
  [[], null],
  [[], 'https://github.com/some/thing/issues/12'],
  [[], 'https://example.org/?https://github.com/advisories/GHSA-aaaa-bbbb-cccc'],
  [['GHSA-dddd-eeee-ffff'], 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc'],
])('leaves the names %j of %s as they are', (names, url) => {
  expect(withGithubPage(names, url)).toEqual(names)
})
