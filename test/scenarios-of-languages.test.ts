import { describe } from 'vitest'
import { entry, osv, told, tryScenarios, until, upTo } from './matching/scenarios.ts'

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
          entry('npm', 'canaried', [{ introduced: '15.5.1-canary.0' }], {
            database_specific: { last_known_affected_version_range: '< 15.5.1' },
          }),
          entry('npm', 'canaried', [{ introduced: '16.0.0-beta.0' }, { fixed: '16.1.5' }]),
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
          entry('npm', 'lastknown', [{ introduced: '0' }], {
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
          entry('npm', 'ended', until('2.4.18'), {
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
          entry('npm', 'unended', [{ introduced: '0' }], {
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
        osv(id, [entry('npm', 'endless', [{ introduced: '0' }], { versions: ['0.3.5', '0.4.5'] })]),
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
      records: (id) => [osv(id, [entry('PyPI', 'padded', [], { versions: ['1.0'] })])],
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
        osv(id, [entry('npm', 'taken-back', until('2.0.0'))], { withdrawn: '2026-01-16T00:00:00Z' }),
      ],
      says: { 'pkg:npm/taken-back@1.0.0': null },
    },
    {
      story: 'an advisory that is withdrawn under one name does not take back what another says',
      seen: 'DependencyTrack/dependency-track#4604',
      records: (id) => [
        osv('GHSA-q4h9-7rxj-7gx3', [entry('Maven', 'org.example:still-there', until('6.5'))], {
          aliases: [id],
          withdrawn: '2026-01-16T00:00:00Z',
        }),
        osv(id, [entry('Maven', 'org.example:still-there', until('6.4'))]),
      ],
      says: {
        'pkg:maven/org.example/still-there@6.3.2.RELEASE': 'affected',
        'pkg:maven/org.example/still-there@6.4.2.RELEASE': null,
      },
    },
  ])
})

describe('Python', async () => {
  await tryScenarios(5100, [
    {
      story: 'a build of the last affected release with a local label is that release',
      seen: 'pypa/pip-audit PEP 440 local version labels',
      records: told('PyPI', 'cudalike', ...upTo('2.0.1')),
      says: {
        'pkg:pypi/cudalike@2.0.1%2Bcu118': 'affected',
        'pkg:pypi/cudalike@2.0.1%2Bcpu.cxx11.abi': 'affected',
        'pkg:pypi/cudalike@2.0.1.post1': null,
        'pkg:pypi/cudalike@2.0.2%2Bcu118': null,
      },
    },
    {
      story: 'and where the release is only listed',
      seen: 'pypa/pip-audit PEP 440 local version labels',
      records: (id) => [osv(id, [entry('PyPI', 'cudalisted', [], { versions: ['1.13.0'] })])],
      says: { 'pkg:pypi/cudalisted@1.13.0%2Bcu117': 'affected', 'pkg:pypi/cudalisted@1.13.1%2Bcu117': null },
    },
    {
      story: 'a local build of the fixed release has the fix',
      seen: 'anchore/grype grype/matcher/python/matcher_test.go',
      records: told('PyPI', 'cudafixed', ...until('2.6.0')),
      says: { 'pkg:pypi/cudafixed@2.5.1%2Bcu124': 'affected', 'pkg:pypi/cudafixed@2.6.0%2Bcu124': null },
    },
    {
      story: 'one local build that is named is not the others',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'cudaone', ...upTo('2.0.1+cu117')),
      says: {
        'pkg:pypi/cudaone@2.0.1': 'affected',
        'pkg:pypi/cudaone@2.0.1%2Bcu117': 'affected',
        'pkg:pypi/cudaone@2.0.1%2Bcu118': null,
      },
    },
    {
      story: 'a short bound is not rounded to what one has',
      seen: 'aquasecurity/trivy#713',
      records: told('PyPI', 'rounded', { introduced: '3.0' }, { fixed: '3.0.1' }),
      says: {
        'pkg:pypi/rounded@3.0': 'affected',
        'pkg:pypi/rounded@3.0.10': null,
        'pkg:pypi/rounded@2.2.28': null,
      },
    },
    {
      story: 'candidates, posts and developments stand where PEP 440 has them',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'phases', { introduced: '1.0rc1' }, { fixed: '1.0.post2' }),
      says: {
        'pkg:pypi/phases@1.0b3': null,
        'pkg:pypi/phases@1.0rc1.dev1': null,
        'pkg:pypi/phases@1.0c1': 'affected',
        'pkg:pypi/phases@1.0': 'affected',
        'pkg:pypi/phases@1.0-1': 'affected',
        'pkg:pypi/phases@1.0.post2.dev3': 'affected',
        'pkg:pypi/phases@1.0.post2': null,
      },
    },
    {
      story: 'names with dots, hyphens and underscores are one',
      seen: 'anchore/grype grype/matcher/python/matcher_test.go',
      records: told('PyPI', 'oslo.likeutils', ...until('4.0')),
      says: {
        'pkg:pypi/oslo_likeutils@3.0': 'affected',
        'pkg:pypi/oslo-likeutils@3.0': 'affected',
        'pkg:pypi/OSLO.likeutils@4.0': null,
      },
    },
    {
      story: 'an epoch stands over all numbers',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'epochal', ...until('1!1.0')),
      says: { 'pkg:pypi/epochal@2026.1': 'affected', 'pkg:pypi/epochal@1!1.0': null },
    },
  ])
})

describe('Go', async () => {
  await tryScenarios(5200, [
    {
      story: 'a toolchain with experiments is its release',
      seen: 'anchore/grype#1851',
      records: told('Go', 'stdlib', { introduced: '1.26.0-0' }, { fixed: '1.26.6' }),
      says: {
        'pkg:golang/stdlib@1.26.6-X:boringcrypto': null,
        'pkg:golang/stdlib@1.26.5-X:boringcrypto': 'affected',
        'pkg:golang/stdlib@1.26.6%20X:nocoverageredesign': null,
        'pkg:golang/stdlib@go1.26.5%20X:nocoverageredesign': 'affected',
        'pkg:golang/stdlib@1.26.6-rc.1': 'affected',
        'pkg:golang/stdlib@go1.26rc2': 'affected',
      },
    },
    {
      story: "a vendor's build of a release of Go is that release",
      seen: 'kairos-io/kairos#4318',
      records: told('Go', 'stdlib', { introduced: '1.24.0-0' }, { fixed: '1.24.4' }),
      says: {
        'pkg:golang/stdlib@1.24.4%20(Red%20Hat%201.24.4-1.el9)': null,
        'pkg:golang/stdlib@go1.24.3%20(Red%20Hat%201.24.3-1.el9)': 'affected',
        'pkg:golang/stdlib@go1.24.4%2Bauto': null,
        'pkg:golang/stdlib@devel%20go1.24-abcdef': 'undetermined',
      },
    },
    {
      story: 'a fix at a pseudo-version is below every release',
      seen: 'DependencyTrack/dependency-track#6764',
      records: told('Go', 'golang.example/x/crypto', ...until('0.0.0-20200124225646-8b5121be2f68')),
      says: {
        'pkg:golang/golang.example/x/crypto@v0.53.0': null,
        'pkg:golang/golang.example/x/crypto@v0.0.0-20190308221718-c2843e01d9a2': 'affected',
        'pkg:golang/golang.example/x/crypto@v0.0.0-20200124225646-8b5121be2f68': null,
      },
    },
    {
      story:
        'a pseudo-version is judged by the order of versions: upstream of it, nobody knows which release it is',
      seen: 'anchore/grype#972',
      records: told('Go', 'example.org/mesh', ...until('1.11.7')),
      says: { 'pkg:golang/example.org/mesh@v0.0.0-20220308185742-91533d04e894': 'affected' },
    },
    {
      story: 'the module of another major version is another',
      seen: 'anchore/grype grype/matcher/golang/gosymbols_ghsa_merge_test.go',
      records: told('Go', 'example.org/majored/v9', ...until('9.1.0')),
      says: {
        'pkg:golang/example.org/majored/v9@v9.0.0': 'affected',
        'pkg:golang/example.org/majored/v9@v9.1.0': null,
        'pkg:golang/example.org/majored@v1.0.0': null,
      },
    },
    {
      story: 'what is before modules is past its fix with or without the mark',
      seen: 'anchore/grype grype/matcher/golang/gosymbols_ghsa_merge_test.go',
      records: told('Go', 'example.org/patcher', ...until('5.2.0+incompatible')),
      says: {
        'pkg:golang/example.org/patcher@v4.12.0%2Bincompatible': 'affected',
        'pkg:golang/example.org/patcher@v5.2.0%2Bincompatible': null,
        'pkg:golang/example.org/patcher@v5.9.0': null,
      },
    },
    {
      story: 'an advisory for the tools does not touch what they built',
      seen: 'anchore/grype#1782',
      records: told('Go', 'toolchain', ...until('1.20.5')),
      says: { 'pkg:golang/stdlib@1.20.4': null, 'pkg:golang/toolchain@1.20.4': 'affected' },
    },
  ])
})

describe('Maven', async () => {
  await tryScenarios(5300, [
    {
      story: "somebody's own build of the last affected version is in doubt, neither found nor excused",
      seen: 'dependency-check/DependencyCheck#3161',
      records: told('Maven', 'org.example:mapper-asl', ...upTo('1.9.13')),
      says: {
        'pkg:maven/org.example/mapper-asl@1.9.13': 'affected',
        'pkg:maven/org.example/mapper-asl@1.9.13.redhat-00007': 'undetermined',
        'pkg:maven/org.example/mapper-asl@1.9.13-cloudera.1': 'undetermined',
        'pkg:maven/org.example/mapper-asl@1.9.12.redhat-1': 'affected',
        'pkg:maven/org.example/mapper-asl@1.9.13.1': null,
        'pkg:maven/org.example/mapper-asl@1.9.14.redhat-1': null,
      },
    },
    {
      story: 'flavours of the last affected version are in doubt',
      seen: 'github/advisory-database#470',
      records: told('Maven', 'org.example:flavoured', ...upTo('29.0')),
      says: {
        'pkg:maven/org.example/flavoured@28.2-android': 'affected',
        'pkg:maven/org.example/flavoured@29.0-jre': 'undetermined',
        'pkg:maven/org.example/flavoured@30.0-jre': null,
      },
    },
    {
      story: 'flavours of the fixed version have the fix',
      seen: 'anchore/grype grype/version/maven_version_test.go',
      records: told('Maven', 'org.example:flavoured-fix', ...until('32.0.0-android')),
      says: {
        'pkg:maven/org.example/flavoured-fix@31.1-jre': 'affected',
        'pkg:maven/org.example/flavoured-fix@32.0.0-jre': null,
        'pkg:maven/org.example/flavoured-fix@32.0.0-android': null,
      },
    },
    {
      story: 'RELEASE, Final and GA are the release itself',
      seen: 'anchore/grype#1617',
      records: told('Maven', 'org.example:released', ...until('5.2.25')),
      says: {
        'pkg:maven/org.example/released@5.2.24.RELEASE': 'affected',
        'pkg:maven/org.example/released@5.2.25.RELEASE': null,
        'pkg:maven/org.example/released@5.2.25.Final': null,
        'pkg:maven/org.example/released@5.2.25.GA': null,
        'pkg:maven/org.example/released@5.2.25.RC1': 'affected',
        'pkg:maven/org.example/released@5.2.25.M2': 'affected',
        'pkg:maven/org.example/released@5.2.25.BUILD-SNAPSHOT': 'affected',
      },
    },
    {
      story: 'a service pack lies between the release and the next',
      seen: 'smallrye/smallrye-common#333',
      records: told('Maven', 'org.example:packed', ...until('3.8.0.SP1')),
      says: {
        'pkg:maven/org.example/packed@3.8.0.Final': 'affected',
        'pkg:maven/org.example/packed@3.8.0.SP1': null,
        'pkg:maven/org.example/packed@3.8.1': null,
      },
    },
    {
      story: 'builds behind Final are after it',
      seen: 'guacsec/trustify#1517',
      records: told('Maven', 'org.example:finals', ...until('4.1.108.Final')),
      says: {
        'pkg:maven/org.example/finals@4.1.107.Final-redhat-00001': 'affected',
        'pkg:maven/org.example/finals@4.1.108.Final-redhat-00001': null,
      },
    },
    {
      story: 'artifacts of one name in two groups are two',
      seen: 'DependencyTrack/dependency-track#3500',
      records: told('Maven', 'com.nextlike:mail', ...until('2.2.1')),
      says: { 'pkg:maven/javax.mailed/mail@1.4.7': null, 'pkg:maven/com.nextlike/mail@1.4.7': 'affected' },
    },
    {
      story: 'long-term and weekly lines of one artifact are intervals of one order',
      seen: 'github/advisory-database#1033',
      records: told(
        'Maven',
        'org.example:butler-core',
        { introduced: '2.321' },
        { fixed: '2.332.4' },
        { introduced: '2.333' },
        { fixed: '2.346.1' },
      ),
      says: {
        'pkg:maven/org.example/butler-core@2.332.3': 'affected',
        'pkg:maven/org.example/butler-core@2.332.4': null,
        'pkg:maven/org.example/butler-core@2.355': null,
        'pkg:maven/org.example/butler-core@2.332.4-cb-5': null,
      },
    },
  ])
})

describe('npm', async () => {
  await tryScenarios(5400, [
    {
      story: 'a scope is part of the name',
      seen: 'anchore/grype grype/matcher/javascript/matcher_test.go',
      records: told('npm', '@scopelike/request', ...until('8.4.1')),
      says: {
        'pkg:npm/%40scopelike/request@8.0.0': 'affected',
        'pkg:npm/request-scopelike@8.0.0': null,
        'pkg:npm/request@8.0.0': null,
      },
    },
    {
      story: 'the same in CycloneDX with the scope as group',
      seen: 'DependencyTrack/dependency-track#1832',
      records: told('npm', '@grouped/request', ...until('8.4.1')),
      says: { request: 'affected' },
      components: [
        {
          type: 'library',
          group: '@grouped',
          name: 'request',
          version: '8.0.0',
          purl: 'pkg:npm/%40grouped/request@8.0.0',
        },
      ],
    },
    {
      story: 'versions that are not listed but lie in the range are found',
      seen: 'google/osv-scanner#1387',
      records: told('npm', 'cookielike', ...until('0.7.0')),
      says: { 'pkg:npm/cookielike@0.5.1': 'affected', 'pkg:npm/cookielike@0.7.0': null },
    },
    {
      story: 'build metadata does not count',
      seen: 'anchore/grype grype/version/semantic_version_test.go',
      records: told('npm', 'built', ...until('2.3.1')),
      says: { 'pkg:npm/built@2.3.1%2Bmeta': null, 'pkg:npm/built@2.3.0%2Bzzz': 'affected' },
    },
    {
      story: 'prerelease numbers are numbers, words are words',
      seen: 'anchore/grype grype/version/semantic_version_test.go',
      records: told('npm', 'prenumbers', ...until('1.0.0-beta.11')),
      says: {
        'pkg:npm/prenumbers@1.0.0-beta.2': 'affected',
        'pkg:npm/prenumbers@1.0.0-beta': 'affected',
        'pkg:npm/prenumbers@1.0.0-rc.1': null,
      },
    },
    {
      story: 'a gem and a package of npm with one name are two',
      seen: 'anchore/grype#603',
      records: told('npm', 'sharedname', ...until('9.0.0')),
      says: { 'pkg:gem/sharedname@2.6.1': null, 'pkg:deb/debian/sharedname@2.6.1?distro=debian-12': null },
    },
  ])
})

describe('RubyGems, NuGet, Composer', async () => {
  await tryScenarios(5500, [
    {
      story: 'a platform is no prerelease',
      seen: 'aquasecurity/trivy#108',
      records: told('RubyGems', 'ffilike', ...until('1.9.24')),
      says: {
        'pkg:gem/ffilike@1.9.24-java': null,
        'pkg:gem/ffilike@1.9.25-x64-mingw32': null,
        'pkg:gem/ffilike@1.9.23-x86-mingw32': 'affected',
      },
    },
    {
      story: 'platforms with a C library, with an older architecture and with ucrt',
      seen: 'anchore/grype#767',
      records: told('RubyGems', 'nokolike', ...until('1.13.6')),
      says: {
        'pkg:gem/nokolike@1.13.6-arm64-darwin': null,
        'pkg:gem/nokolike@1.13.6-aarch64-linux-musl': null,
        'pkg:gem/nokolike@1.13.6-arm-linux-gnu': null,
        'pkg:gem/nokolike@1.13.6-x64-mingw-ucrt': null,
        'pkg:gem/nokolike@1.13.5-x86_64-linux-gnu': 'affected',
      },
    },
    {
      story: 'four numbers are four numbers',
      seen: 'aquasecurity/trivy#702',
      records: told('RubyGems', 'activelike', { introduced: '6.0.0' }, { fixed: '6.0.3.1' }),
      says: {
        'pkg:gem/activelike@6.0.3': 'affected',
        'pkg:gem/activelike@6.0.3.4': null,
        'pkg:gem/activelike@6.0.3.rc1': 'affected',
      },
    },
    {
      story: 'four numbers of NuGet are numbers too',
      seen: 'sonatype-nexus-community/DevAudit#9',
      records: told('NuGet', 'Fluentlike', ...until('3.3.5.3')),
      says: {
        'pkg:nuget/Fluentlike@3.3.5.2': 'affected',
        'pkg:nuget/FLUENTLIKE@3.3.5.3': null,
        'pkg:nuget/fluentlike@3.3.5': 'affected',
      },
    },
    {
      story: 'a fourth number of zero is none',
      seen: 'NuGet/Home#3050',
      records: told('NuGet', 'Zeroed', ...upTo('1.1.1')),
      says: { 'pkg:nuget/Zeroed@1.1.1.0': 'affected', 'pkg:nuget/Zeroed@1.1.1.1': null },
    },
    {
      story: 'previews of one line are not the release of another',
      seen: 'DependencyTrack/dependency-track#5923',
      records: (id) => [
        osv(id, [
          entry('NuGet', 'Packaged', [{ introduced: '8.0.0-preview.1.23110.8' }, { fixed: '8.0.1' }]),
          entry('NuGet', 'Packaged', [
            { introduced: '9.0.0-preview.1.24080.9' },
            { fixed: '9.0.0-rc.2.24473.5' },
          ]),
        ]),
      ],
      says: {
        'pkg:nuget/Packaged@8.0.0': 'affected',
        'pkg:nuget/Packaged@8.0.1': null,
        'pkg:nuget/Packaged@9.0.0-rc.1.24431.7': 'affected',
        'pkg:nuget/Packaged@9.0.0-rc.2.24473.5': null,
        'pkg:nuget/Packaged@9.0.0': null,
      },
    },
    {
      story: 'a branch of Composer has no place among versions',
      seen: 'soullivaneuh/composer-versions-check#46',
      records: told('Packagist', 'vendorlike/bundle', ...until('2.0.5')),
      says: {
        'pkg:composer/vendorlike/bundle@dev-master': 'undetermined',
        'pkg:composer/vendorlike/bundle@2.0.x-dev': null,
        'pkg:composer/vendorlike/bundle@1.3.x-dev': 'affected',
        'pkg:composer/Vendorlike/Bundle@v2.0.4': 'affected',
        'pkg:composer/vendorlike/bundle@v2.0.5': null,
      },
    },
    {
      story: 'one name in two vendors is two packages',
      seen: 'owasp-dep-scan/dep-scan#215',
      records: told('Packagist', 'othervendor/schemalike', ...until('1.13.1')),
      says: { 'pkg:composer/nettelike/schemalike@v1.2.5': null },
    },
    {
      story: 'a range in two lines of TYPO3',
      seen: 'DependencyTrack/dependency-track#6139',
      records: told(
        'Packagist',
        'typolike/cms-core',
        { introduced: '11.0.0' },
        { fixed: '11.5.48' },
        { introduced: '12.0.0' },
        { fixed: '12.4.37' },
      ),
      says: {
        'pkg:composer/typolike/cms-core@11.5.50': null,
        'pkg:composer/typolike/cms-core@11.5.47': 'affected',
        'pkg:composer/typolike/cms-core@12.4.36': 'affected',
      },
    },
  ])
})

describe('Bitnami, Julia, Hex, Pub, Swift, Conan, Actions', async () => {
  await tryScenarios(5600, [
    {
      story: 'a revision of Bitnami is no prerelease',
      seen: 'aquasecurity/trivy#5633',
      records: told('Bitnami', 'jenkinslike', { introduced: '2.3.1' }, { fixed: '2.4.0' }),
      says: {
        'pkg:bitnami/jenkinslike@2.3.1-2': 'affected',
        'pkg:bitnami/jenkinslike@2.3.1': 'affected',
        'pkg:bitnami/jenkinslike@2.4.0-1': null,
        'pkg:bitnami/jenkinslike@2.4.0-rc.1': 'affected',
      },
    },
    {
      story: 'a revision of the last affected version is that version',
      seen: 'aquasecurity/trivy#5633',
      records: told('Bitnami', 'lastlike', ...upTo('2.3.1')),
      says: {
        'pkg:bitnami/lastlike@2.3.1-7?arch=amd64&distro=debian-12': 'affected',
        'pkg:bitnami/lastlike@2.3.2-0': null,
      },
    },
    {
      story: 'revisions are numbers',
      seen: 'anchore/grype grype/version/bitnami_version_test.go',
      records: told('Bitnami', 'revisedlike', ...until('2.3.1-10')),
      says: {
        'pkg:bitnami/revisedlike@2.3.1-9': 'affected',
        'pkg:bitnami/revisedlike@2.3.1-10': null,
        'pkg:bitnami/revisedlike@2.3.1': 'affected',
      },
    },
    {
      story: 'builds of Julia follow upon each other',
      seen: 'google/osv.dev#4135',
      records: told('Julia', 'Curllike_jll', ...until('8.5.0+1')),
      says: {
        'pkg:julia/Curllike_jll@8.5.0%2B0?uuid=a': 'affected',
        'pkg:julia/Curllike_jll@8.5.0%2B1?uuid=a': null,
        'pkg:julia/Curllike_jll@8.4.0%2B5?uuid=a': 'affected',
      },
    },
    {
      story: 'the last affected release of Julia is affected in each of its builds',
      seen: 'JuliaRegistries/General#34428',
      records: told('Julia', 'Osilike_jll', ...upTo('0.108.6')),
      says: { 'pkg:julia/Osilike_jll@0.108.6%2B2': 'affected', 'pkg:julia/Osilike_jll@0.108.7%2B0': null },
    },
    {
      story: 'a pinned commit of an action is in doubt, however new it may be',
      seen: 'anchore/grype#3259',
      records: told('GitHub Actions', 'tjlike/changed-files', ...until('46.0.1')),
      says: {
        'pkg:github/tjlike/changed-files@e0021407031f5be11a464abee9a0776171c79891': 'undetermined',
        'pkg:github/tjlike/changed-files@v46.0.5': null,
        'pkg:github/tjlike/changed-files@v45': 'affected',
      },
    },
    {
      story: 'a tag that moves over the fix is in doubt',
      seen: 'anchore/grype#2791',
      records: told(
        'GitHub Actions',
        'actionslike/download-artifact',
        { introduced: '4.0.0' },
        { fixed: '4.1.3' },
      ),
      says: {
        'pkg:github/actionslike/download-artifact@v4': 'undetermined',
        'pkg:github/actionslike/download-artifact@v4.1.2': 'affected',
        'pkg:github/actionslike/download-artifact@v3': null,
      },
    },
    {
      story: 'retired releases of Hex and prereleases',
      seen: 'google/osv.dev osv/ecosystems/hex_test.py',
      records: told(
        'Hex',
        'pluglike',
        { introduced: '1.0.0' },
        { fixed: '1.0.4' },
        { introduced: '1.1.0-rc.0' },
        { fixed: '1.1.7' },
      ),
      says: {
        'pkg:hex/pluglike@1.0.4': null,
        'pkg:hex/pluglike@1.1.0-rc.1': 'affected',
        'pkg:hex/pluglike@1.1.7': null,
      },
    },
    {
      story: 'a build of Dart behind the last affected one is a later one',
      seen: 'google/osv.dev osv/ecosystems/pub_test.py',
      records: told('Pub', 'dartlike', ...until('1.2.0+3')),
      says: {
        'pkg:pub/dartlike@1.2.0%2B2': 'affected',
        'pkg:pub/dartlike@1.2.0': 'affected',
        'pkg:pub/dartlike@1.2.0%2B3': null,
      },
    },
    {
      story: 'R counts 1.0 below 1.0-0 and takes hyphens for dots',
      seen: 'google/osv.dev osv/ecosystems/cran_test.py',
      records: told('CRAN', 'jsonlike', ...until('0.99-1')),
      says: {
        'pkg:cran/jsonlike@0.99-0': 'affected',
        'pkg:cran/jsonlike@0.99.1': null,
        'pkg:cran/jsonlike@0.99': 'affected',
      },
    },
  ])
})
