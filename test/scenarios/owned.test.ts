import { describe } from 'vitest'
import { entry, osv, tryScenarios, until } from '../matching/scenarios.ts'

const library = { type: 'library' } as const
const python = (name: string, version: string, holder: string) => ({
  ...library,
  name: `${name} of ${/@([^?]+)/.exec(holder)?.[1]}`,
  purl: `pkg:pypi/${name}@${version}`,
  version,
  in: holder,
})

/** A record of upstream, and of a distribution. */
const both =
  (name: string, packaged: readonly [ecosystem: string, name: string], fixed: string) => (id: string) => [
    osv(id, [entry(['PyPI', name], until('1.24.3')), entry(packaged, until(fixed))]),
  ]

describe('what is a part of a distribution’s package', async () => {
  await tryScenarios(9000, [
    {
      story: 'a fix of the distribution counts for what its package holds, by the version of the package',
      seen: 'anchore/grype#1361',
      records: both('heldone', ['Red Hat:enterprise_linux:8::baseos', 'python3-heldone'], '0:1.24.2-2.el8'),
      components: [
        python('heldone', '1.24.2', 'pkg:rpm/redhat/python3-heldone@1.24.2-5.el8?distro=redhat-8'),
        python('heldone', '1.24.2', 'pkg:rpm/redhat/python3-heldone@1.24.2-1.el8?distro=redhat-8'),
      ],
      says: {
        'heldone of 1.24.2-5.el8': null,
        'heldone of 1.24.2-1.el8': 'affected',
        'pkg:pypi/heldone@1.24.2': 'affected',
      },
    },
    {
      story: 'the word on the source counts for what is built of it',
      seen: 'anchore/grype#1387',
      records: both('heldtwo', ['Debian:12', 'python-heldtwo'], '1.24.2-3'),
      components: [
        python(
          'heldtwo',
          '1.24.2',
          'pkg:deb/debian/python3-heldtwo@1.24.2-3?distro=debian-12&upstream=python-heldtwo',
        ),
        python(
          'heldtwo',
          '1.24.2',
          'pkg:deb/debian/python3-heldtwo@1.24.2-2?distro=debian-12&upstream=python-heldtwo',
        ),
      ],
      says: { 'heldtwo of 1.24.2-3': null, 'heldtwo of 1.24.2-2': 'affected' },
    },
    {
      story: 'where the distribution is silent nothing is excused, and nothing is sure',
      seen: 'anchore/grype#2560',
      records: (id) => [osv(id, [entry(['PyPI', 'heldthree'], until('1.24.3'))])],
      components: [
        python('heldthree', '1.24.2', 'pkg:apk/alpine/py3-heldthree@1.24.2-r0?distro=alpine-3.20'),
        python('heldthree', '1.24.3', 'pkg:apk/alpine/py3-heldthree@1.24.3-r0?distro=alpine-3.20'),
      ],
      says: { 'heldthree of 1.24.2-r0': 'undetermined owned', 'heldthree of 1.24.3-r0': null },
    },
    {
      story: 'what the distribution says of another release is no word on this one',
      seen: 'anchore/grype#2210',
      records: both('heldfour', ['Debian:11', 'heldfour'], '1.24.2-3'),
      components: [python('heldfour', '1.24.2', 'pkg:deb/debian/heldfour@1.24.2-4?distro=debian-12')],
      says: { 'heldfour of 1.24.2-4': 'undetermined owned' },
    },
    {
      story: 'a package of nobody whom we know has nobody who answers for what it holds',
      seen: 'anchore/grype#2986',
      records: (id) => [osv(id, [entry(['PyPI', 'heldfive'], until('1.24.3'))])],
      components: [python('heldfive', '1.24.2', 'pkg:rpm/ourfactory/heldfive@1.24.2-1?arch=noarch')],
      says: { 'heldfive of 1.24.2-1': 'affected' },
    },
    {
      story: 'what a package bundles is judged by what is said of the package',
      seen: 'anchore/grype#1541',
      records: both('heldsix', ['Debian:12', 'bundler6'], '20.1-3'),
      components: [
        python('heldsix', '1.24.2', 'pkg:deb/debian/bundler6@20.1-3?distro=debian-12'),
        python('heldsix', '1.24.2', 'pkg:deb/debian/bundler6@20.1-2?distro=debian-12'),
      ],
      says: { 'heldsix of 20.1-3': null, 'heldsix of 20.1-2': 'affected' },
    },
    {
      story:
        'what a package of another version brings along is as upstream says where the distribution is silent',
      seen: 'anchore/grype grype/pkg/package.go excludePackage',
      records: (id) => [osv(id, [entry(['PyPI', 'heldnine'], until('1.24.3'))])],
      components: [
        python('heldnine', '1.24.2', 'pkg:deb/debian/bundler9@20.1-3?distro=debian-12'),
        python('heldnine', '1.24.2', 'pkg:deb/debian/heldnine@2:1.24.2%2Bdfsg-1?distro=debian-12'),
      ],
      says: { 'heldnine of 20.1-3': 'affected', 'heldnine of 2:1.24.2%2Bdfsg-1': 'undetermined owned' },
    },
    {
      story: 'that the distribution will not mend it is its word as well',
      seen: 'anchore/grype#2812',
      records: (id) => [
        osv(id, [
          entry(['PyPI', 'heldseven'], until('1.24.3')),
          entry(['Debian:12', 'heldseven'], [{ introduced: '0' }]),
        ]),
      ],
      components: [python('heldseven', '1.24.2', 'pkg:deb/debian/heldseven@1.24.2-4?distro=debian-12')],
      says: { 'heldseven of 1.24.2-4': 'affected no_fix' },
    },
    {
      story: 'a package whose release is not told may be of the release that is mended, or of another',
      seen: 'anchore/grype#3296',
      records: both('heldeight', ['Debian:12', 'heldeight'], '1.24.2-3'),
      components: [python('heldeight', '1.24.2', 'pkg:deb/debian/heldeight@1.24.2-2')],
      says: { 'heldeight of 1.24.2-2': 'undetermined' },
    },
  ])
})
