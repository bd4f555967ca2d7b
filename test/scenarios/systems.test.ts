import { describe } from 'vitest'
import { entry, type NamedComponent, osv, tryScenarios, until } from '../matching/scenarios.ts'

const windows: NamedComponent = {
  type: 'operating-system',
  name: 'Windows Server 2022',
  cpe: 'cpe:2.3:o:microsoft:windows_server_2022:-:*:*:*:*:*:*:*',
}
const debian: NamedComponent = {
  type: 'library',
  name: 'base-files',
  version: '12.4',
  purl: 'pkg:deb/debian/base-files@12.4?distro=debian-12',
}

/** The package alone, and beside what tells its system. */
function among(type: string, name: string, version: string): readonly NamedComponent[] {
  const component = { type: 'library', version, purl: `pkg:${type}/${name}@${version}` }
  return [
    { ...component, name: 'alone' },
    { ...component, name: 'on Windows', beside: [windows] },
    { ...component, name: 'on Debian', beside: [debian] },
  ]
}

const affectedOn = (specific: object) => ({ ecosystem_specific: specific })

/** A record of the CVE list about a package of npm. */
const cve = (name: string, platforms: readonly string[]) => ({
  source: 'cve',
  records: (id: string) => [
    {
      dataType: 'CVE_RECORD',
      dataVersion: '5.1',
      cveMetadata: { cveId: id, state: 'PUBLISHED' },
      containers: {
        cna: {
          providerMetadata: { orgId: 'x' },
          descriptions: [{ lang: 'en', value: 'Flaw.' }],
          affected: [
            {
              collectionURL: 'https://registry.npmjs.org',
              packageName: name,
              platforms,
              defaultStatus: 'unaffected',
              versions: [{ version: '0', status: 'affected', lessThan: '2.0.0', versionType: 'semver' }],
            },
          ],
        },
      },
    },
  ],
})

describe('systems that records tell in words', async () => {
  await tryScenarios(9100, [
    {
      story: 'a flaw on Windows alone is one where Windows is, and in doubt elsewhere',
      seen: 'RustSec advisory-db README, affected.os',
      records: (id) => [
        osv(id, [
          entry(
            ['crates.io', 'pathlike'],
            until('1.2.0'),
            affectedOn({ affects: { os: ['windows'], arch: [] } }),
          ),
        ]),
      ],
      components: among('cargo', 'pathlike', '1.1.0'),
      says: {
        alone: 'undetermined platform',
        'on Windows': 'affected',
        'on Debian': 'undetermined platform',
        'pkg:cargo/pathlike@1.2.0': null,
      },
    },
    {
      story: 'packages of a distribution tell Linux',
      seen: 'RustSec advisory-db README, affected.os',
      records: (id) => [
        osv(id, [
          entry(
            ['crates.io', 'sandboxlike'],
            until('1.2.0'),
            affectedOn({ affects: { os: ['linux', 'freebsd'] } }),
          ),
        ]),
      ],
      components: among('cargo', 'sandboxlike', '1.1.0'),
      says: {
        alone: 'undetermined platform',
        'on Windows': 'undetermined platform',
        'on Debian': 'affected',
      },
    },
    {
      story: 'symbols that only one system has',
      seen: 'go.dev/doc/security/vuln/database, imports[].goos',
      records: (id) => [
        osv(id, [
          entry(
            ['Go', 'example.com/winlike'],
            until('1.4.0'),
            affectedOn({ imports: [{ path: 'example.com/winlike/exec', goos: ['windows'] }] }),
          ),
        ]),
      ],
      components: among('golang', 'example.com/winlike', 'v1.3.0'),
      says: {
        alone: 'undetermined platform',
        'on Windows': 'affected',
        'on Debian': 'undetermined platform',
      },
    },
    {
      story: 'one import that is affected everywhere makes it affected everywhere',
      seen: 'go.dev/doc/security/vuln/database, imports[].goos',
      records: (id) => [
        osv(id, [
          entry(
            ['Go', 'example.com/mixlike'],
            until('1.4.0'),
            affectedOn({
              imports: [
                { path: 'example.com/mixlike/a', goos: ['windows'] },
                { path: 'example.com/mixlike/b' },
              ],
            }),
          ),
        ]),
      ],
      components: among('golang', 'example.com/mixlike', 'v1.3.0'),
      says: { alone: 'affected', 'on Windows': 'affected', 'on Debian': 'affected' },
    },
    {
      story: 'a platform of a CVE record is a restriction where it is an operating system',
      seen: 'CVE Record Format 5.1, product.platforms',
      ...cve('shelllike', ['Windows']),
      components: among('npm', 'shelllike', '1.0.0'),
      says: {
        alone: 'undetermined platform',
        'on Windows': 'affected',
        'on Debian': 'undetermined platform',
      },
    },
    {
      story: 'platforms that say nothing of a system restrict nothing',
      seen: 'CVE Record Format 5.1, product.platforms',
      ...cve('wordylike', ['All', 'x86', '64 bit', 'Windows']),
      components: among('npm', 'wordylike', '1.0.0'),
      says: { alone: 'affected', 'on Windows': 'affected', 'on Debian': 'affected' },
    },
    {
      story: 'all systems that there usually are restrict nothing',
      seen: 'CVE Record Format 5.1, product.platforms',
      ...cve('anylike', ['Windows', 'MacOS', 'Linux']),
      components: among('npm', 'anylike', '1.0.0'),
      says: { alone: 'affected', 'on Windows': 'affected' },
    },
    {
      story: 'a version that is not told is in doubt whatever the system',
      seen: 'RustSec advisory-db README, affected.os',
      records: (id) => [
        osv(id, [
          entry(['crates.io', 'unversioned'], until('1.2.0'), affectedOn({ affects: { os: ['windows'] } })),
        ]),
      ],
      components: [{ type: 'library', name: 'on Windows', purl: 'pkg:cargo/unversioned', beside: [windows] }],
      says: { 'on Windows': 'undetermined' },
    },
    {
      story: 'what another record says of every system holds on every system',
      seen: 'RustSec advisory-db README, affected.os',
      records: (id) => [
        osv(id, [
          entry(['crates.io', 'twicelike'], until('1.2.0'), affectedOn({ affects: { os: ['windows'] } })),
          entry(['crates.io', 'twicelike'], until('1.1.5')),
        ]),
      ],
      components: among('cargo', 'twicelike', '1.1.0'),
      says: { alone: 'affected', 'on Debian': 'affected' },
    },
  ])
})
