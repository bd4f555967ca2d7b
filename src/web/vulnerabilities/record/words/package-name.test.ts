import { expect, it } from 'vitest'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { fixedVersionsOf, packagesOf, readPackageKey } from './package-name.ts'

it('names packages as their ecosystems do', () => {
  expect(readPackageKey('npm/@babel/core')).toEqual({ ecosystem: 'npm', name: '@babel/core' })
  expect(readPackageKey('pypi/django')).toEqual({ ecosystem: 'PyPI', name: 'django' })
  expect(readPackageKey('deb/debian/glibc')).toEqual({ ecosystem: 'Debian', name: 'glibc' })
  expect(readPackageKey('odd')).toEqual({ ecosystem: '', name: 'odd' })
})

it('takes packages and fixed versions once, and none from a withdrawn record', () => {
  const affected = (packageKey: string, ...fixed: string[]) => ({ packageKey, ranges: [], fixed })
  const record = (withdrawnAt: string | null, packages: readonly ReturnType<typeof affected>[]) => ({
    source: 'osv',
    id: 'x',
    title: '',
    references: 0,
    publishedAt: null,
    severities: [],
    own: null,
    problems: [],
    document: null,
    modifiedAt: null,
    receivedAt: '2026-11-22T00:00:00Z',
    withdrawnAt,
    packages: [...packages],
  })
  const vulnerability: Pick<Vulnerability, 'records'> = {
    records: [
      record(null, [affected('npm/a', '1', '2'), affected('npm/b', '2')]),
      record(null, [affected('npm/a', '3')]),
      record('2026-11-22T00:00:00Z', [affected('npm/c', '4')]),
    ],
  }

  expect(packagesOf(vulnerability)).toEqual(['npm/a', 'npm/b'])
  expect(fixedVersionsOf(vulnerability)).toEqual(['1', '2', '3'])
})
