import { describe } from 'vitest'
import { entry, osv, told, tryScenarios, until } from '../matching/scenarios.ts'

describe('intervals', async () => {
  await tryScenarios(5000, [
    {
      story: 'two intervals in one range are two, not one without an end',
      seen: 'DependencyTrack/dependency-track#6989',
      records: told(
        'PyPI',
        'twofold',
        { introduced: '0' },
        { fixed: '1.11.27' },
        { introduced: '2.2' },
        { fixed: '2.2.9' },
      ),
      says: {
        'pkg:pypi/twofold@1.11.26': 'affected',
        'pkg:pypi/twofold@1.11.27': null,
        'pkg:pypi/twofold@2.1': null,
        'pkg:pypi/twofold@2.2.8': 'affected',
        'pkg:pypi/twofold@6.0.4': null,
      },
    },
    {
      story: 'GitHub says where a range ends that it gives no fix',
      seen: 'github/advisory-database#7295',
      records: (id) => [
        osv(id, [
          entry(['npm', 'canaried'], [{ introduced: '15.5.1-canary.0' }], {
            database_specific: { last_known_affected_version_range: '< 15.5.1' },
          }),
          entry(['npm', 'canaried'], [{ introduced: '16.0.0-beta.0' }, { fixed: '16.1.5' }]),
        ]),
      ],
      says: {
        'pkg:npm/canaried@15.5.1-canary.3': 'affected',
        'pkg:npm/canaried@15.5.1': null,
        'pkg:npm/canaried@16.1.4': 'affected',
        'pkg:npm/canaried@16.2.2': null,
      },
    },
    {
      story: 'and so it did of the last version',
      seen: 'github/advisory-database#470',
      records: (id) => [
        osv(id, [
          entry(['npm', 'lastknown'], [{ introduced: '0' }], {
            database_specific: { last_known_affected_version_range: '<= 29.0.0' },
          }),
        ]),
      ],
      says: { 'pkg:npm/lastknown@29.0.0': 'affected', 'pkg:npm/lastknown@29.0.1': null },
    },
    {
      story: 'a range that ends by itself is not narrowed by what was last known',
      seen: 'github/advisory-database#470',
      records: (id) => [
        osv(id, [
          entry(['npm', 'ended'], until('2.4.18'), {
            database_specific: { last_known_affected_version_range: '<= 2.4.10' },
          }),
        ]),
      ],
      says: { 'pkg:npm/ended@2.4.12': 'affected', 'pkg:npm/ended@2.4.18': null },
    },
    {
      story: 'what was last known and cannot be read ends nothing',
      seen: 'github/advisory-database#470',
      records: (id) => [
        osv(id, [
          entry(['npm', 'unended'], [{ introduced: '0' }], {
            database_specific: { last_known_affected_version_range: '< the next one' },
          }),
        ]),
      ],
      says: { 'pkg:npm/unended@99.0.0': 'affected' },
    },
    {
      story: 'a range that nothing ends holds for all that follows, whatever versions are listed beside it',
      seen: 'ossf/malicious-packages#1337',
      records: (id) => [
        osv(id, [entry(['npm', 'endless'], [{ introduced: '0' }], { versions: ['0.3.5', '0.4.5'] })]),
      ],
      says: { 'pkg:npm/endless@0.3.5': 'affected', 'pkg:npm/endless@9.0.0': 'affected' },
    },
    {
      story: 'events out of order are read in the order of versions',
      seen: 'google/osv.dev osv/impact_test.py',
      records: told(
        'npm',
        'shuffled',
        { fixed: '1.5.0' },
        { introduced: '3.0.0' },
        { fixed: '3.1.0' },
        { introduced: '1.0.0' },
      ),
      says: {
        'pkg:npm/shuffled@0.9.0': null,
        'pkg:npm/shuffled@1.4.9': 'affected',
        'pkg:npm/shuffled@2.0.0': null,
        'pkg:npm/shuffled@3.0.5': 'affected',
        'pkg:npm/shuffled@3.1.0': null,
      },
    },
    {
      story: 'a fix at the beginning excuses every version',
      seen: 'anchore/vunnel#1012',
      records: told('npm', 'nothing-ever', { introduced: '0' }, { fixed: '0' }),
      says: { 'pkg:npm/nothing-ever@1.0.0': null },
    },
    {
      story: 'the last affected version is, what follows is not',
      seen: 'anchore/grype grype/matcher/bitnami/matcher_test.go',
      records: told('npm', 'inclusive', { introduced: '2.4.32' }, { last_affected: '2.4.44' }),
      says: {
        'pkg:npm/inclusive@2.4.31': null,
        'pkg:npm/inclusive@2.4.44': 'affected',
        'pkg:npm/inclusive@2.4.45-rc.1': null,
        'pkg:npm/inclusive@2.4.50': null,
      },
    },
    {
      story: 'of several limits the largest counts',
      seen: 'ossf/osv-schema docs/schema.md evaluation',
      records: told('npm', 'limited', { introduced: '1.0.0' }, { limit: '1.5.0' }, { limit: '2.0.0' }),
      says: { 'pkg:npm/limited@1.6.0': 'affected', 'pkg:npm/limited@2.0.0': null },
    },
    {
      story: 'a version that is listed as one writes it without its zeros is the same',
      seen: 'google/osv.dev osv/ecosystems/pypi_test.py',
      records: (id) => [osv(id, [entry(['PyPI', 'padded'], [], { versions: ['1.0'] })])],
      says: {
        'pkg:pypi/padded@1': 'affected',
        'pkg:pypi/padded@1.0.0': 'affected',
        'pkg:pypi/padded@1.0.1': null,
      },
    },
    {
      story:
        'a range of commits beside listed versions does not make the others doubtful where a range of versions says it',
      seen: 'google/osv.dev#683',
      records: (id) => [
        osv(id, [
          {
            package: { ecosystem: 'PyPI', name: 'committed' },
            ranges: [
              {
                type: 'GIT',
                repo: 'https://git.example/committed',
                events: [{ introduced: '0' }, { fixed: 'a'.repeat(40) }],
              },
              { type: 'ECOSYSTEM', events: until('1.62') },
            ],
            versions: ['1.61'],
          },
        ]),
      ],
      says: { 'pkg:pypi/committed@1.61': 'affected', 'pkg:pypi/committed@1.62': null },
    },
    {
      story: 'a range of commits alone leaves the package in doubt',
      seen: 'msaad00/agent-bom#870',
      records: (id) => [
        osv(id, [
          {
            package: { ecosystem: 'PyPI', name: 'commits-only' },
            ranges: [
              {
                type: 'GIT',
                repo: 'https://git.example/c',
                events: [{ introduced: '0' }, { fixed: 'b'.repeat(40) }],
              },
            ],
          },
        ]),
      ],
      says: { 'pkg:pypi/commits-only@1.0': 'undetermined' },
    },
    {
      story: 'a withdrawn advisory says nothing',
      seen: 'anchore/grype#632',
      records: (id) => [
        osv(id, [entry(['npm', 'taken-back'], until('2.0.0'))], { withdrawn: '2026-01-16T00:00:00Z' }),
      ],
      says: { 'pkg:npm/taken-back@1.0.0': null },
    },
    {
      story: 'an advisory that is withdrawn under one name does not take back what another says',
      seen: 'DependencyTrack/dependency-track#4604',
      records: (id) => [
        osv('GHSA-q4h9-7rxj-7gx3', [entry(['Maven', 'org.example:still-there'], until('6.5'))], {
          aliases: [id],
          withdrawn: '2026-01-16T00:00:00Z',
        }),
        osv(id, [entry(['Maven', 'org.example:still-there'], until('6.4'))]),
      ],
      says: {
        'pkg:maven/org.example/still-there@6.3.2.RELEASE': 'affected',
        'pkg:maven/org.example/still-there@6.4.2.RELEASE': null,
      },
    },
  ])
})
