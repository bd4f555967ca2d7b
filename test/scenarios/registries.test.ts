import { describe } from 'vitest'
import { entry, osv, told, tryScenarios, until, upTo } from '../matching/scenarios.ts'

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
      seen: 'CycloneDX, component.group',
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
      story: "what an assembly calls its product's version has its place by four numbers",
      seen: 'anchore/vulnerability-match-labels grype-quality-dotnet',
      records: told('NuGet', 'Tokenlike', { introduced: '6.5.0' }, { fixed: '6.34.0' }),
      says: {
        'pkg:nuget/Tokenlike@6.8.0.11012235604.824068adaeb7b158df2b36d8787f689646e715e0': 'affected',
        'pkg:nuget/Tokenlike@6.34.0.41017195557.0b4a0b1a': null,
        'pkg:nuget/Tokenlike@6.5.0.0-.NET%204.5': 'affected',
        'pkg:nuget/Tokenlike@6.8.0.1.2.3': 'undetermined',
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
          entry(['NuGet', 'Packaged'], [{ introduced: '8.0.0-preview.1.23110.8' }, { fixed: '8.0.1' }]),
          entry(
            ['NuGet', 'Packaged'],
            [{ introduced: '9.0.0-preview.1.24080.9' }, { fixed: '9.0.0-rc.2.24473.5' }],
          ),
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
      seen: 'Julia manual, version number literals',
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
