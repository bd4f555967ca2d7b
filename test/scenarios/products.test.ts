import { describe } from 'vitest'
import { entry, type NamedComponent, osv, type Scenario, tryScenarios, until } from '../matching/scenarios.ts'

const cpe = (product: string, rest = '*:*:*:*:*:*:*:*') => `cpe:2.3:${product}:${rest}`
const flaw = (criteria: string, bounds: object = {}) => ({ vulnerable: true, criteria, ...bounds })
const beside = (criteria: string) => ({ vulnerable: false, criteria })
const either = (...cpeMatch: readonly object[]) => ({ operator: 'OR', negate: false, cpeMatch })

/** A record of the NVD, with these names either of which is affected. */
function nvd(...cpeMatch: readonly object[]): Pick<Scenario, 'source' | 'records'> {
  return { source: 'nvd', records: (id) => [ofNvd(id, [{ nodes: [either(...cpeMatch)] }])] }
}

function ofNvd(id: string, configurations: readonly object[], more: object = {}): object {
  return {
    id,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: 'Flaw.' }],
    configurations,
    ...more,
  }
}

/** A component that its CPE name tells. */
function known(name: string, name23: string): NamedComponent {
  return { type: 'application', name, version: name23.split(':')[5], cpe: name23 }
}

describe('the NVD', async () => {
  await tryScenarios(7000, [
    {
      story: 'an inclusive bound holds for the version with whatever update',
      seen: 'rapid7/recog#346, NISTIR 7696',
      ...nvd(flaw(cpe('a:shelllike:ssh'), { versionStartIncluding: '8.5', versionEndIncluding: '9.3' })),
      says: {
        patched: 'affected',
        glued: 'affected',
        candidate: 'affected',
        plain: 'affected',
        later: null,
        letter: null,
      },
      components: [
        known('patched', cpe('a:shelllike:ssh', '9.3:p2:*:*:*:*:*:*')),
        known('glued', cpe('a:shelllike:ssh', '9.3p1:*:*:*:*:*:*:*')),
        known('candidate', cpe('a:shelllike:ssh', '8.5:rc1:*:*:*:*:*:*')),
        known('plain', cpe('a:shelllike:ssh', '9.3:*:*:*:*:*:*:*')),
        known('later', cpe('a:shelllike:ssh', '9.4:p1:*:*:*:*:*:*')),
        known('letter', cpe('a:shelllike:ssh', '9.3c:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'beside an exclusive bound the NVD names the updates that are affected still',
      seen: "the NVD's dictionary of CPE names",
      ...nvd(
        flaw(cpe('a:sudolike:sudolike'), { versionStartIncluding: '1.9.0', versionEndExcluding: '1.9.5' }),
        flaw(cpe('a:sudolike:sudolike', '1.9.5:-:*:*:*:*:*:*')),
        flaw(cpe('a:sudolike:sudolike', '1.9.5:patch1:*:*:*:*:*:*')),
      ),
      says: { first: 'affected', p1: 'affected', p2: null, earlier: 'affected' },
      components: [
        known('first', cpe('a:sudolike:sudolike', '1.9.5:-:*:*:*:*:*:*')),
        known('p1', cpe('a:sudolike:sudolike', '1.9.5p1:*:*:*:*:*:*:*')),
        known('p2', cpe('a:sudolike:sudolike', '1.9.5p2:*:*:*:*:*:*:*')),
        known('earlier', cpe('a:sudolike:sudolike', '1.9.4p2:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'a product without versions is in doubt for those that have one',
      seen: 'DependencyTrack/dependency-track#3268',
      ...nvd(flaw(cpe('a:apachelike:server', '-:*:*:*:*:*:*:*'))),
      says: { httpd: 'undetermined' },
      components: [known('httpd', cpe('a:apachelike:server', '2.4.58:*:*:*:*:*:*:*'))],
    },
    {
      story: 'a component that leaves its version open is in doubt, not silent',
      seen: 'DependencyTrack/dependency-track#4610',
      ...nvd(flaw(cpe('a:openlike:library'), { versionEndExcluding: '2.0' })),
      says: { open: 'undetermined', none: 'undetermined' },
      components: [
        { type: 'application', name: 'open', cpe: cpe('a:openlike:library') },
        { type: 'application', name: 'none', cpe: cpe('a:openlike:library', '-:*:*:*:*:*:*:*') },
      ],
    },
    {
      story: 'a component whose vendor is left open is not every vendor’s',
      seen: 'DependencyTrack/dependency-track#3178',
      ...nvd(flaw(cpe('a:somebody:kernellike'))),
      says: { wild: null },
      components: [known('wild', 'cpe:2.3:a:*:kernellike:5.10:*:*:*:*:*:*:*')],
    },
    {
      story: 'products of one name of two vendors are two',
      seen: 'DependencyTrack/dependency-track#3500',
      ...nvd(flaw(cpe('a:nextlike:mail'), { versionEndExcluding: '1.11.8' })),
      says: { mail: null },
      components: [known('mail', cpe('a:javalike:mail', '1.4.7:*:*:*:*:*:*:*'))],
    },
    {
      story: 'up to a version means up to that version',
      seen: 'DependencyTrack/dependency-track#5078',
      ...nvd(flaw(cpe('a:ffmpeglike:ffmpeglike'), { versionEndIncluding: '2.8.9' })),
      says: { new: null, old: 'affected' },
      components: [
        known('new', cpe('a:ffmpeglike:ffmpeglike', '5.1.6:*:*:*:*:*:*:*')),
        known('old', cpe('a:ffmpeglike:ffmpeglike', '2.8.9:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'a letter behind the number is a release of its own',
      seen: 'DependencyTrack/dependency-track#2803',
      ...nvd(
        flaw(cpe('a:gsoaplike:gsoaplike'), { versionStartIncluding: '2.7.0', versionEndExcluding: '2.8.75' }),
      ),
      says: { lettered: null, before: 'affected', within: 'affected' },
      components: [
        known('lettered', cpe('a:gsoaplike:gsoaplike', '2.8.123e:*:*:*:*:*:*:*')),
        known('before', cpe('a:gsoaplike:gsoaplike', '2.8.74z:*:*:*:*:*:*:*')),
        known('within', cpe('a:gsoaplike:gsoaplike', '2.7.12:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'plug-ins of a system are not the same for another',
      seen: 'anchore/grype grype/matcher/internal/cpe_test.go',
      ...nvd(flaw('cpe:2.3:a:gallery:gallery:*:*:*:*:*:wordpress:*:*', { versionEndExcluding: '3.0' })),
      says: { wordpress: 'affected', joomla: null, untold: 'undetermined' },
      components: [
        known('wordpress', 'cpe:2.3:a:gallery:gallery:2.0:*:*:*:*:wordpress:*:*'),
        known('joomla', 'cpe:2.3:a:gallery:gallery:2.0:*:*:*:*:joomla\\!:*:*'),
        known('untold', cpe('a:gallery:gallery', '2.0:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'what is only a condition is not affected itself',
      seen: 'anchore/grype#1301',
      source: 'nvd',
      records: (id) => [
        ofNvd(id, [
          {
            operator: 'AND',
            nodes: [either(flaw(cpe('a:toollike:toollike'))), either(beside(cpe('o:kernels:kernels')))],
          },
        ]),
      ],
      says: { kernel: null, tool: 'undetermined platform' },
      components: [
        known('kernel', cpe('o:kernels:kernels', '5.0:*:*:*:*:*:*:*')),
        known('tool', cpe('a:toollike:toollike', '1.0:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'updates of Java stand in a field of their own or behind an underscore',
      seen: 'anchore/grype grype/matcher/stock/matcher_test.go',
      ...nvd(flaw(cpe('a:oraclelike:jdklike', '1.8.0:update401:*:*:*:*:*:*'))),
      says: { field: 'affected', joined: 'affected', other: null },
      components: [
        known('field', cpe('a:oraclelike:jdklike', '1.8.0:update_401:*:*:*:*:*:*')),
        known('joined', cpe('a:oraclelike:jdklike', '1.8.0_401:*:*:*:*:*:*:*')),
        known('other', cpe('a:oraclelike:jdklike', '1.8.0:update411:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'builds of Windows are numbers',
      seen: "the NVD's dictionary of CPE names",
      ...nvd(flaw(cpe('o:windowslike:windows_10_22h2'), { versionEndExcluding: '10.0.19045.4046' })),
      says: { older: 'affected', newer: null, other: null },
      components: [
        known('older', cpe('o:windowslike:windows_10_22h2', '10.0.19045.3996:*:*:*:*:*:x64:*')),
        known('newer', cpe('o:windowslike:windows_10_22h2', '10.0.19045.4046:*:*:*:*:*:x64:*')),
        known('other', cpe('o:windowslike:windows_10_21h2', '10.0.19044.3996:*:*:*:*:*:x64:*')),
      ],
    },
    {
      story: 'trains of a router stand where their numbers and letters put them',
      seen: "the NVD's dictionary of CPE names",
      ...nvd(flaw(cpe('o:routerlike:ios', '15.2\\(4\\)m6:*:*:*:*:*:*:*'))),
      says: { same: 'affected', otherTrain: null, rebuild: null },
      components: [
        known('same', cpe('o:routerlike:ios', '15.2\\(4\\)M6:*:*:*:*:*:*:*')),
        known('otherTrain', cpe('o:routerlike:ios', '15.2\\(4\\)e6:*:*:*:*:*:*:*')),
        known('rebuild', cpe('o:routerlike:ios', '15.2\\(4\\)m7:*:*:*:*:*:*:*')),
      ],
    },
    {
      story: 'a rejected record says nothing',
      seen: 'NVD API 2.0, vulnStatus',
      source: 'nvd',
      records: (id) => [
        ofNvd(id, [{ nodes: [either(flaw(cpe('a:rejectlike:rejectlike')))] }], { vulnStatus: 'Rejected' }),
      ],
      says: { rejected: null },
      components: [known('rejected', cpe('a:rejectlike:rejectlike', '1.0:*:*:*:*:*:*:*'))],
    },
    {
      story: 'a gem is not the product of that name, whatever CPE name a scanner guessed',
      seen: 'anchore/grype#898',
      ...nvd(flaw(cpe('a:hashlike:vaultlike'), { versionEndExcluding: '1.6.3' })),
      says: { vaultlike: null },
      components: [
        {
          type: 'library',
          name: 'vaultlike',
          version: '0.17.0',
          purl: 'pkg:gem/vaultlike@0.17.0',
          cpe: cpe('a:hashlike:vaultlike', '0.17.0:*:*:*:*:*:*:*'),
        },
      ],
    },
    {
      story: 'a package of a distribution is judged by it alone',
      seen: 'anchore/grype#942',
      ...nvd(flaw(cpe('a:bashlike:bashlike'), { versionEndExcluding: '5.2.15' })),
      says: { bashlike: null },
      components: [
        {
          type: 'library',
          name: 'bashlike',
          version: '5.2.5-12',
          purl: 'pkg:deb/debian/bashlike@5.2.5-12?distro=debian-12',
          cpe: cpe('a:bashlike:bashlike', '5.2.5-12:*:*:*:*:*:*:*'),
        },
      ],
    },
    {
      story: 'the advisory of the ecosystem goes before what the NVD says of the product',
      seen: 'anchore/grype#1333',
      source: 'osv',
      records: (id) => [osv(id, [entry(['Maven', 'org.example:javalike'], until('2.0'))])],
      says: { javalike: null, older: 'affected' },
      components: [
        {
          type: 'library',
          name: 'javalike',
          version: '2.0',
          purl: 'pkg:maven/org.example/javalike@2.0',
          cpe: cpe('a:example:javalike', '2.0:*:*:*:*:*:*:*'),
        },
        {
          type: 'library',
          name: 'older',
          version: '1.9',
          purl: 'pkg:maven/org.example/javalike@1.9',
          cpe: cpe('a:example:javalike', '1.9:*:*:*:*:*:*:*'),
        },
      ],
    },
  ])
})
