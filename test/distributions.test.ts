import { describe, expect, it } from 'vitest'
import { bomOf, openJudge } from './matching/judge.ts'

const { publish, publishAs, judge, judgePurls } = await openJudge()

const affected = ['CVE-2026-1000 affected']

/** A record that calls versions before 2-1 affected, and packages of that release: by purls without version. */
const releases: readonly (readonly [ecosystem: string, ...qualified: string[]])[] = [
  [
    'Debian:12',
    'deb/debian?distro=debian-12',
    'deb/debian?distro=debian-12.5',
    'deb/debian?distro=bookworm',
    'deb/debian?distro=debian-12%20(bookworm)',
    'deb/debian?distro=12',
  ],
  ['Debian:sid', 'deb/debian?distro=debian-unstable', 'deb/debian?distro=trixie%2Fsid'],
  [
    'Ubuntu:22.04:LTS',
    'deb/ubuntu?distro=ubuntu-22.04.2',
    'deb/ubuntu?distro=jammy',
    'deb/ubuntu?distro=22.04',
  ],
  ['Ubuntu:Pro:16.04:LTS', 'deb/ubuntu?distro=ubuntu-16.04', 'deb/ubuntu?distro=esm-infra%2Fxenial'],
  ['Ubuntu:Pro:14.04:LTS', 'deb/ubuntu?distro=ubuntu-14.04-ESM', 'deb/ubuntu?distro=ubuntu-14.04%2Besm'],
  ['Alpine:v3.18', 'apk/alpine?distro=alpine-3.18.4', 'apk/alpine?distro=3.18.4', 'apk/alpine?distro=v3.18'],
  ['Alpine:edge', 'apk/alpine?distro=3.24.0_alpha20251224', 'apk/alpine?distro=alpine-edge'],
  [
    'Red Hat:enterprise_linux:8::baseos',
    'rpm/redhat?distro=rhel-8.7',
    'rpm/redhat?distro=redhat-8',
    'rpm/centos?distro=centos-8.4.2105',
    'rpm/redhat?distro=rhel-8.6-eus',
  ],
  ['Red Hat:rhel_els:7', 'rpm/redhat?distro=rhel-7.9', 'rpm/centos?distro=centos-7'],
  ['Rocky Linux:9', 'rpm/rocky?distro=rocky-9.3', 'rpm/rockylinux?distro=rockylinux-9'],
  ['AlmaLinux:9', 'rpm/almalinux?distro=almalinux-9.2', 'rpm/alma?distro=alma-9'],
  ['SUSE:Linux Enterprise Server 15 SP4', 'rpm/suse?distro=sles-15.4', 'rpm/sles?distro=sles-15.4'],
  ['SUSE:Linux Enterprise Module for Basesystem 15 SP3', 'rpm/suse?distro=sles-15.3'],
  ['SUSE:Linux Enterprise Server 15 SP2-LTSS', 'rpm/suse?distro=sles-15.2'],
  ['SUSE:Linux Enterprise Micro 5.3', 'rpm/suse?distro=sle-micro-5.3'],
  ['openSUSE:Leap 15.4', 'rpm/opensuse?distro=opensuse-leap-15.4', 'rpm/opensuse?distro=leap-15.4'],
  ['openSUSE:Tumbleweed', 'rpm/opensuse?distro=opensuse-tumbleweed-20240101'],
  ['Wolfi', 'apk/wolfi?distro=wolfi-20230201', 'apk/wolfi?arch=x86_64'],
  ['Chainguard', 'apk/chainguard?distro=chainguard-20230214'],
  ['MinimOS', 'apk/minimos?distro=minimos-20250101'],
  ['CleanStart', 'apk/cleanstart?distro=cleanstart-1'],
  ['Echo', 'deb/echo?distro=echo-1'],
  ['Mageia:9', 'rpm/mageia?distro=mageia-9'],
  ['openEuler:22.03-LTS-SP1', 'rpm/openeuler?distro=openeuler-22.03-LTS-SP1'],
  ['Azure Linux:2', 'rpm/mariner?distro=mariner-2.0', 'rpm/azurelinux?distro=cbl-mariner-2.0'],
  ['Azure Linux:3', 'rpm/azurelinux?distro=azurelinux-3.0'],
  ['Photon OS:4.0', 'rpm/photon?distro=photon-4.0', 'rpm/photon?distro=photon-4'],
  ['Alpaquita:23', 'apk/alpaquita?distro=alpaquita-23'],
  ['Root:Debian:11', 'deb/debian?distro=bullseye'],
]

/** `deb/debian?distro=…` as the purl of a package in a version. */
function purlOf(qualified: string, name: string, version: string): string {
  const [path = '', qualifiers = ''] = qualified.split('?')
  return `pkg:${path}/${name}@${encodeURIComponent(version)}?${qualifiers}`
}

describe('release names meet', () => {
  it.each(releases)('%s', async (ecosystem, ...qualified) => {
    const name = `tool-${ecosystem.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
    await publish({ id: 'CVE-2026-1000', ecosystem, name, fixed: '2-r1' })

    for (const one of qualified) {
      const [older, fixed] = [purlOf(one, name, '1-r1'), purlOf(one, name, '2-r1')]
      expect(await judgePurls([older, fixed])).toEqual({ [older]: affected, [fixed]: [] })
    }
  })

  it('and releases that differ do not', async () => {
    await publish({ id: 'CVE-2026-1001', ecosystem: 'Debian:12', name: 'apart', fixed: '2-1' })
    await publish({
      id: 'CVE-2026-1002',
      ecosystem: 'Ubuntu:Pro:FIPS:20.04:LTS',
      name: 'apart',
      fixed: '2-1',
    })
    await publish({
      id: 'CVE-2026-1003',
      ecosystem: 'Red Hat:rhel_eus:9.2::baseos',
      name: 'apart',
      fixed: '2-1',
    })

    expect(
      await judgePurls([
        'pkg:deb/debian/apart@1-1?distro=debian-11',
        'pkg:deb/ubuntu/apart@1-1?distro=ubuntu-20.04',
        'pkg:rpm/redhat/apart@1-1?distro=rhel-9.2',
        'pkg:deb/ubuntu/apart@1-1?distro=debian-12',
      ]),
    ).toEqual({
      'pkg:deb/debian/apart@1-1?distro=debian-11': [],
      'pkg:deb/ubuntu/apart@1-1?distro=ubuntu-20.04': [],
      'pkg:rpm/redhat/apart@1-1?distro=rhel-9.2': [],
      'pkg:deb/ubuntu/apart@1-1?distro=debian-12': [],
    })
  })

  it('a release that is not told is undetermined, never "not affected"', async () => {
    await publish({ id: 'CVE-2026-1004', ecosystem: 'Debian:12', name: 'untold', fixed: '2-1' })
    await publish({ id: 'CVE-2026-1004-A', ecosystem: 'Debian', name: 'untold-there', fixed: '2-1' })

    expect(
      await judgePurls([
        'pkg:deb/debian/untold@1-1',
        'pkg:deb/debian/untold@2-1',
        'pkg:deb/debian/untold-there@1-1?distro=debian-12',
      ]),
    ).toEqual({
      'pkg:deb/debian/untold@1-1': ['CVE-2026-1004 undetermined'],
      'pkg:deb/debian/untold@2-1': [],
      'pkg:deb/debian/untold-there@1-1?distro=debian-12': ['CVE-2026-1004-A undetermined'],
    })
  })

  it('an RPM tells by its own version for which release it was built', async () => {
    const tagged = [
      ['Red Hat:enterprise_linux:9::appstream', 'redhat', 'el9_4'],
      ['Rocky Linux:8', 'rocky', 'el8_10'],
      ['openEuler:22.03-LTS-SP3', 'openeuler', 'oe2203sp3'],
      ['openEuler:24.03-LTS', 'openeuler', 'oe2403'],
      ['Azure Linux:2', 'mariner', 'cm2'],
      ['Photon OS:4.0', 'photon', 'ph4'],
      ['Mageia:9', 'mageia', 'mga9'],
      ['openSUSE:Leap 15.5', 'opensuse', 'lp155.1'],
    ] as const
    for (const [ecosystem, namespace, tag] of tagged) {
      const name = `tagged-${tag.replaceAll('.', '-')}`
      await publish({ id: 'CVE-2026-1005', ecosystem, name, fixed: `2-1.${tag}` })
      const told = `pkg:rpm/${namespace}/${name}@1-1.${tag}`
      const untold = `pkg:rpm/${namespace}/${name}@1-1`
      expect(await judgePurls([told, untold])).toEqual({
        [told]: ['CVE-2026-1005 affected'],
        [untold]: ['CVE-2026-1005 undetermined'],
      })
    }
  })

  it.each([
    { type: 'operating-system', name: 'debian', version: '12' },
    { type: 'operating-system', name: 'Debian GNU/Linux', version: '12 (bookworm)' },
    { type: 'operating-system', name: 'Debian', version: 'bookworm' },
  ])('the system in the document tells the release of its packages: $name $version', async (system) => {
    await publish({ id: 'CVE-2026-1006', ecosystem: 'Debian:12', name: 'of-the-system', fixed: '2-1' })

    expect(await judge(bomOf([system, 'pkg:deb/debian/of-the-system@1-1']))).toMatchObject({
      'of-the-system@1-1': ['CVE-2026-1006 affected'],
    })
    expect(
      await judge(bomOf(['pkg:deb/debian/of-the-system@1-1'], { component: { ...system, 'bom-ref': 'os' } })),
    ).toMatchObject({ 'of-the-system@1-1': ['CVE-2026-1006 affected'] })
  })

  it.each([
    ['Red Hat Enterprise Linux', '9.2 EUS', 'redhat', 'Red Hat:enterprise_linux:9::baseos'],
    [
      'Red Hat Enterprise Linux 9.4 Extended Update Support',
      null,
      'redhat',
      'Red Hat:enterprise_linux:9::baseos',
    ],
    ['CentOS Linux', '7', 'centos', 'Red Hat:enterprise_linux:7::server'],
    ['Ubuntu', '22.04.2 LTS', 'ubuntu', 'Ubuntu:22.04:LTS'],
    ['SUSE Linux Enterprise Server', '15 SP4', 'suse', 'SUSE:Linux Enterprise Server 15 SP4'],
    ['Alpine Linux', 'v3.18', 'alpine', 'Alpine:v3.18'],
  ])('systems by the names people give them: %s %s', async (...[name, version, namespace, ecosystem]) => {
    const type = { redhat: 'rpm', centos: 'rpm', suse: 'rpm', alpine: 'apk' }[namespace] ?? 'deb'
    const system = { type: 'operating-system', name, ...(version === null ? {} : { version }) }
    const tool = `named-${namespace}`
    await publish({ id: 'CVE-2026-1007', ecosystem, name: tool, fixed: '2-r1' })

    expect(await judge(bomOf([system, `pkg:${type}/${namespace}/${tool}@1-r1`]))).toMatchObject({
      [`${tool}@1-r1`]: ['CVE-2026-1007 affected'],
    })
  })
})

describe('source packages', () => {
  it('are judged by, in the version that the source has', async () => {
    await publish({ id: 'CVE-2026-1010', ecosystem: 'Debian:12', name: 'gcc-6', fixed: '6.3.0-19' })

    expect(
      await judgePurls([
        'pkg:deb/debian/libgcc1@1:6.3.0-18?distro=debian-12&upstream=gcc-6%406.3.0-18',
        'pkg:deb/debian/libgcc1@1:6.3.0-19?distro=debian-12&upstream=gcc-6%406.3.0-19',
      ]),
    ).toEqual({
      'pkg:deb/debian/libgcc1@1:6.3.0-18?distro=debian-12&upstream=gcc-6%406.3.0-18': [
        'CVE-2026-1010 affected',
      ],
      'pkg:deb/debian/libgcc1@1:6.3.0-19?distro=debian-12&upstream=gcc-6%406.3.0-19': [],
    })
  })

  it('binNMU: a rebuild of the same source is that source', async () => {
    await publish({ id: 'CVE-2026-1011', ecosystem: 'Debian:12', name: 'rebuilt', versions: ['1.0-1'] })

    const [rebuilt, other] = [
      'pkg:deb/debian/rebuilt@1.0-1%2Bb2?distro=debian-12',
      'pkg:deb/debian/rebuilt@1.0-2%2Bb1?distro=debian-12',
    ]
    expect(await judgePurls([rebuilt, other])).toEqual({ [rebuilt]: ['CVE-2026-1011 affected'], [other]: [] })
  })

  it.each([
    [{ name: 'syft:metadata:source', value: 'beside' }],
    [{ name: 'syft:metadata:originPackage', value: 'beside' }],
    [{ name: 'aquasecurity:trivy:SrcName', value: 'beside' }],
  ])('named beside the component: $name', async (property) => {
    await publish({ id: 'CVE-2026-1012', ecosystem: 'Debian:12', name: 'beside', fixed: '2-1' })
    const purl = 'pkg:deb/debian/libbeside1@1-1?distro=debian-12'
    const component = { type: 'library', name: 'libbeside1', purl, properties: [property] }

    expect(await judge(bomOf([component]))).toEqual({ 'libbeside1@1-1': ['CVE-2026-1012 affected'] })
  })

  it('epochs: beside the version, and none counts as 0', async () => {
    await publish({ id: 'CVE-2026-1013', ecosystem: 'Rocky Linux:8', name: 'timely', fixed: '32:9.11-5.el8' })
    await publish({ id: 'CVE-2026-1014', ecosystem: 'Rocky Linux:8', name: 'plain', fixed: '0:9.11-5.el8' })

    expect(
      await judgePurls([
        'pkg:rpm/rocky/timely@9.11-6.el8?distro=rocky-8&epoch=32',
        'pkg:rpm/rocky/timely@9.11-4.el8?distro=rocky-8&epoch=32',
        'pkg:rpm/rocky/timely-utils@9.11-6.el8?distro=rocky-8&epoch=32&upstream=timely-9.11-6.el8.src.rpm',
        'pkg:rpm/rocky/plain@9.11-5.el8?distro=rocky-8',
        'pkg:rpm/rocky/plain@9.11-4.el8?distro=rocky-8',
      ]),
    ).toEqual({
      'pkg:rpm/rocky/timely@9.11-6.el8?distro=rocky-8&epoch=32': [],
      'pkg:rpm/rocky/timely@9.11-4.el8?distro=rocky-8&epoch=32': ['CVE-2026-1013 affected'],
      'pkg:rpm/rocky/timely-utils@9.11-6.el8?distro=rocky-8&epoch=32&upstream=timely-9.11-6.el8.src.rpm': [],
      'pkg:rpm/rocky/plain@9.11-5.el8?distro=rocky-8': [],
      'pkg:rpm/rocky/plain@9.11-4.el8?distro=rocky-8': ['CVE-2026-1014 affected'],
    })
  })
})

describe('modules', () => {
  it('an advisory of a stream is heard by that stream alone', async () => {
    const summary = 'Important: node:18 security update'
    await publish({
      id: 'CVE-2026-1020',
      ecosystem: 'Rocky Linux:8',
      name: 'node',
      summary,
      fixed: '1:18.20-1.module+el8.10.0+22202+761b9a65',
    })
    await publish({ id: 'CVE-2026-1021', ecosystem: 'Rocky Linux:8', name: 'node', fixed: '1:20-1.el8' })
    const at = (version: string, more: string) =>
      `pkg:rpm/rocky/node@${encodeURIComponent(version)}?distro=rocky-8&epoch=1${more}`
    const modular = '18.2-1.module+el8.9.0+1+abc'
    const same = at(modular, '&rpmmod=node:18:8090020:rhel8')
    const labelled = at(modular, '&modularitylabel=node:18')
    const other = at('16.2-1.module+el8.9.0+1+abc', '&rpmmod=node:16:8090020:rhel8')
    const untold = at('16.2-1.module+el8.9.0+1+abc', '')
    const plain = at('16.2-1.el8', '')

    expect(await judgePurls([same, labelled, other, untold, plain])).toEqual({
      [same]: ['CVE-2026-1020 affected'],
      [labelled]: ['CVE-2026-1020 affected'],
      [other]: [],
      [untold]: ['CVE-2026-1020 undetermined'],
      [plain]: ['CVE-2026-1021 affected'],
    })
  })

  it('an advisory that does not tell its stream is undetermined for modular packages', async () => {
    await publish({
      id: 'CVE-2026-1022',
      ecosystem: 'AlmaLinux:8',
      name: 'varnished',
      summary: 'Important: varnished security update',
      fixed: '6.0.13-1.module_el8.9.0+3786+e8a73bbf.alma.1',
    })
    const purl =
      'pkg:rpm/almalinux/varnished@6.0.8-1.module_el8.9.0%2B1%2Ba.alma.1?distro=almalinux-8&rpmmod=varnished:6'

    expect(await judgePurls([purl])).toEqual({ [purl]: ['CVE-2026-1022 undetermined'] })
  })
})

describe('no fix', () => {
  it('is said beside the verdict', async () => {
    await publish({ id: 'CVE-2026-1030', ecosystem: 'Debian:12', name: 'unfixed' })
    await publish({ id: 'CVE-2026-1031', ecosystem: 'Debian:12', name: 'unfixed', urgency: 'end-of-life' })
    await publish({ id: 'CVE-2026-1032', ecosystem: 'PyPI', name: 'unfixed-too' })

    expect(await judgePurls(['pkg:deb/debian/unfixed@9?distro=debian-12', 'pkg:pypi/unfixed-too@9'])).toEqual(
      {
        'pkg:deb/debian/unfixed@9?distro=debian-12': [
          'CVE-2026-1030 affected no_fix',
          'CVE-2026-1031 affected end_of_support',
        ],
        'pkg:pypi/unfixed-too@9': ['CVE-2026-1032 affected'],
      },
    )
  })

  it('for those without support beyond the usual there is a fix all the same', async () => {
    const entry = (ecosystem: string, events: object[]) => ({
      package: { ecosystem, name: 'twice' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, ...events] }],
    })
    await publishAs('osv', {
      id: 'CVE-2026-1033',
      modified: '2026-01-01T00:00:00Z',
      affected: [entry('Ubuntu:20.04:LTS', []), entry('Ubuntu:Pro:20.04:LTS', [{ fixed: '1.2-1+esm1' }])],
    })
    const at = (version: string) => `pkg:deb/ubuntu/twice@${version}?distro=ubuntu-20.04`

    expect(await judgePurls([at('1.2-1'), at('1.2-1%2Besm1')])).toEqual({
      [at('1.2-1')]: ['CVE-2026-1033 affected'],
      [at('1.2-1%2Besm1')]: [],
    })
  })
})
