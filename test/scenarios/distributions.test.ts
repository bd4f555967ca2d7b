import { describe } from 'vitest'
import { entry, osv, told, tryScenarios, until, upTo } from '../matching/scenarios.ts'

describe('Debian', async () => {
  await tryScenarios(6000, [
    {
      story: 'what was brought back from the next release is judged by that, not by the release it runs on',
      seen: 'wazuh/wazuh#36985',
      records: (id) => [
        osv(id, [
          entry(['Debian:12', 'linuxlike'], [{ introduced: '0' }]),
          entry(['Debian:13', 'linuxlike'], until('6.12.90-2')),
        ]),
      ],
      says: {
        'pkg:deb/debian/linuxlike@6.12.90-2~bpo12%2B1?distro=debian-12': null,
        'pkg:deb/debian/linuxlike@6.12.12-1~bpo12%2B1?distro=debian-12': 'affected',
        'pkg:deb/debian/linuxlike@6.1.140-1?distro=debian-12': 'affected no_fix',
      },
    },
    {
      story: 'a backport above the fix of the older release is not excused by it',
      seen: 'wazuh/wazuh#27597',
      records: (id) => [
        osv(id, [
          entry(['Debian:11', 'zabbixlike'], until('1:5.0.8+dfsg-1+deb11u2')),
          entry(['Debian:12', 'zabbixlike'], until('1:6.0.14+dfsg-1+deb12u1')),
        ]),
      ],
      says: {
        'pkg:deb/debian/zabbixlike@1:6.0.14%2Bdfsg-1~bpo11%2B1?distro=debian-11': 'affected',
        'pkg:deb/debian/zabbixlike@1:6.0.14%2Bdfsg-1~bpo11%2B1%2Bb1?distro=debian-11': 'affected',
        'pkg:deb/debian/zabbixlike@1:5.0.8%2Bdfsg-1%2Bdeb11u2?distro=debian-11': null,
      },
    },
    {
      story: 'a source of another version than its binary',
      seen: 'canonical/sec-cvescan#35',
      records: told('Debian:12', 'sambalike', ...until('2:4.17.12+dfsg-0+deb12u1')),
      says: {
        'pkg:deb/debian/libldblike2@2:2.6.2%2Bsamba4.17.12%2Bdfsg-0%2Bdeb12u1?distro=debian-12&upstream=sambalike%402:4.17.12%2Bdfsg-0%2Bdeb12u1':
          null,
        'pkg:deb/debian/libldblike2@2:2.6.2%2Bsamba4.17.11%2Bdfsg-0%2Bdeb12u1?distro=debian-12&upstream=sambalike%402:4.17.11%2Bdfsg-0%2Bdeb12u1':
          'affected',
      },
    },
    {
      story: 'the package of another source does not inherit a fix by the likeness of its name',
      seen: 'wazuh/wazuh#24306',
      records: told('Debian:12', 'ldblike', ...until('2:4.3.7+dfsg-1')),
      says: {
        'pkg:deb/debian/libldb2like@2:2.6.2-1?distro=debian-12&upstream=sambalike2': null,
        'pkg:deb/debian/ldblike@2:2.6.2-1?distro=debian-12': 'affected',
      },
    },
    {
      story: 'an epoch in the advisory stands over a version without',
      seen: 'aquasecurity/trivy#1886',
      records: told('Debian:12', 'gitlike', ...until('1:2.30.2-1+deb12u2')),
      says: {
        'pkg:deb/debian/gitlike@2.45.0-1?distro=debian-12': 'affected',
        'pkg:deb/debian/gitlike@1:2.30.2-1%2Bdeb12u2?distro=debian-12': null,
        'pkg:deb/debian/gitlike@2.30.2-1%2Bdeb12u2?distro=debian-12&epoch=1': null,
      },
    },
    {
      story: 'tilde comes before all, plus after',
      seen: 'anchore/grype grype/version/deb_version_test.go',
      records: told('Debian:12', 'tildes', ...until('7u151-2.6.11-2')),
      says: {
        'pkg:deb/debian/tildes@7u151-2.6.11-2~deb12u1?distro=debian-12': 'affected',
        'pkg:deb/debian/tildes@7u151-2.6.11-2%2Bdeb12u1?distro=debian-12': null,
        'pkg:deb/debian/tildes@7u151-2.6.11~rc1-2?distro=debian-12': 'affected',
      },
    },
    {
      story: 'what the release does not know is not told of it',
      seen: 'aquasecurity/trivy#3194',
      records: told('Debian:12', 'openssllike', ...until('3.0.7-1')),
      says: { 'pkg:deb/debian/openssllike@1.1.0l-1~deb9u6?distro=debian-9': null },
    },
    {
      story: 'a package without the release in a document of several is in doubt, not found for each',
      seen: 'google/osv.dev#4230',
      records: (id) => [
        osv(id, [
          entry(['Debian:11', 'unreleased'], until('1.0-1+deb11u1')),
          entry(['Debian:12', 'unreleased'], until('2.0-1')),
        ]),
      ],
      says: {
        'pkg:deb/debian/unreleased@1.5-1': 'undetermined',
        'pkg:deb/debian/unreleased@2.0-1': null,
      },
    },
    {
      story: 'upstream versions name every revision of them',
      seen: 'Debian Policy §5.6.12',
      records: told('Debian:12', 'upstreamed', ...upTo('2.3.1')),
      says: {
        'pkg:deb/debian/upstreamed@2.3.1-4%2Bdeb12u1?distro=debian-12': 'affected',
        'pkg:deb/debian/upstreamed@2.3.1%2Bdfsg-1?distro=debian-12': null,
        'pkg:deb/debian/upstreamed@2.3.2-1?distro=debian-12': null,
      },
    },
  ])
})

describe('Ubuntu', async () => {
  await tryScenarios(6100, [
    {
      story: 'a package of FIPS has fixes of its own, and those of the others excuse it in nothing',
      seen: 'greenbone/notus-scanner#552',
      records: (id) => [
        osv(id, [
          entry(['Ubuntu:20.04:LTS', 'openfips'], until('1.1.1f-1ubuntu2.15')),
          entry(['Ubuntu:Pro:FIPS:20.04:LTS', 'openfips'], [{ introduced: '0' }]),
          entry(['Ubuntu:Pro:FIPS-updates:20.04:LTS', 'openfips'], until('1.1.1f-1ubuntu2.fips.18')),
        ]),
      ],
      says: {
        'pkg:deb/ubuntu/openfips@1.1.1f-1ubuntu2.fips.12?distro=ubuntu-20.04': 'affected',
        'pkg:deb/ubuntu/openfips@1.1.1f-1ubuntu2.fips.18?distro=ubuntu-20.04': null,
        'pkg:deb/ubuntu/openfips@1.1.1f-1ubuntu2.14?distro=ubuntu-20.04': 'affected',
        'pkg:deb/ubuntu/openfips@1.1.1f-1ubuntu2.15?distro=ubuntu-20.04': null,
      },
    },
    {
      story: 'a fix for those who pay follows upon a version that is never mended for the others',
      seen: 'anchore/grype grype/matcher/dpkg/matcher_ubuntu_esm_test.go',
      records: (id) => [
        osv(id, [
          entry(['Ubuntu:16.04:LTS', 'esmlike'], [{ introduced: '0' }]),
          entry(['Ubuntu:Pro:16.04:LTS', 'esmlike'], until('1:7.2p2-4ubuntu2.10+esm5')),
        ]),
      ],
      says: {
        'pkg:deb/ubuntu/esmlike@1:7.2p2-4ubuntu2.10?distro=ubuntu-16.04': 'affected',
        'pkg:deb/ubuntu/esmlike@1:7.2p2-4ubuntu2.10%2Besm5?distro=ubuntu-16.04': null,
      },
    },
    {
      story: 'a newer source built for an older release is judged by the release it runs on',
      seen: 'aquasecurity/trivy#403',
      records: told('Ubuntu:18.04:LTS', 'opensslold', ...until('1.1.1-1ubuntu2.1~18.04.6')),
      says: { 'pkg:deb/ubuntu/opensslold@1.1.1c-1ubuntu4?distro=ubuntu-18.04': null },
    },
  ])
})

describe('Alpine, Wolfi', async () => {
  await tryScenarios(6200, [
    {
      story: 'a fix in version 0 means that it never was affected',
      seen: 'anchore/vunnel#1012',
      records: told('Alpine:v3.20', 'nakked', { introduced: '0' }, { fixed: '0' }),
      says: { 'pkg:apk/alpine/nakked@1.2.3-r0?distro=alpine-3.20.1': null },
    },
    {
      story: 'a candidate comes before its release',
      seen: 'aquasecurity/trivy#245',
      records: told('Alpine:v3.9', 'jqlike', ...until('1.6_rc1-r0')),
      says: {
        'pkg:apk/alpine/jqlike@1.6-r0?distro=alpine-3.9.4': null,
        'pkg:apk/alpine/jqlike@1.5-r5?distro=alpine-3.9.4': 'affected',
      },
    },
    {
      story: 'revisions are numbers, and a letter is a patch of upstream',
      seen: 'anchore/grype grype/version/apk_version_test.go',
      records: told('Alpine:v3.20', 'lettered', ...until('1.1.1k-r10')),
      says: {
        'pkg:apk/alpine/lettered@1.1.1k-r9?distro=alpine-3.20.1': 'affected',
        'pkg:apk/alpine/lettered@1.1.1k-r10?distro=alpine-3.20.1': null,
        'pkg:apk/alpine/lettered@1.1.1-r20?distro=alpine-3.20.1': 'affected',
        'pkg:apk/alpine/lettered@1.1.1l-r0?distro=alpine-3.20.1': null,
      },
    },
    {
      story: "upstream's version names every revision of it",
      seen: 'apk-package(5)',
      records: told('Alpine:v3.20', 'unrevised', ...upTo('9.3.4')),
      says: {
        'pkg:apk/alpine/unrevised@9.3.4-r2?distro=alpine-3.20.1': 'affected',
        'pkg:apk/alpine/unrevised@9.3.4_p1-r0?distro=alpine-3.20.1': null,
        'pkg:apk/alpine/unrevised@9.3.5-r0?distro=alpine-3.20.1': null,
      },
    },
    {
      story: 'old entries are not of a release in which the package is newer',
      seen: 'google/osv.dev#5625',
      records: told('Alpine:v3.15', 'openlike', ...until('1.1.1o-r0')),
      says: { 'pkg:apk/alpine/openlike@3.5.7-r0?distro=alpine-3.22.0': null },
    },
    {
      story: 'a subpackage is judged by its origin',
      seen: 'anchore/grype grype/matcher/apk/matcher_test.go',
      records: told('Wolfi', 'busylike', ...until('1.37.0-r21')),
      says: {
        'pkg:apk/wolfi/ssl-clientlike@1.37.0-r20?distro=wolfi-20230201&upstream=busylike': 'affected',
        'pkg:apk/wolfi/ssl-clientlike@1.37.0-r21?distro=wolfi-20230201&upstream=busylike': null,
      },
    },
    {
      story: 'a fix by a patch counts against what the upstream package calls affected',
      seen: 'aquasecurity/trivy#4046',
      records: told('Wolfi', 'openwolf', ...until('3.1.0-r2')),
      says: {
        'pkg:apk/wolfi/openwolf@3.1.0-r2?distro=wolfi-20230201': null,
        'pkg:apk/wolfi/openwolf@3.1.0-r1?distro=wolfi-20230201': 'affected',
      },
    },
    {
      story: 'what apk would not take for a version is in doubt',
      seen: 'apk-package(5)',
      records: told('Alpine:v3.20', 'misnumbered', ...until('1.30.0-r0')),
      says: { 'pkg:apk/alpine/misnumbered@9.5p1-r0?distro=alpine-3.20.1': 'undetermined' },
    },
  ])
})

describe('RPM', async () => {
  await tryScenarios(6300, [
    {
      story: 'an epoch that stands in the purl belongs to the version',
      seen: 'anchore/grype#2170',
      records: told('Rocky Linux:8', 'NetworkLike', ...until('1:1.32.10-4.el8')),
      says: {
        'pkg:rpm/rocky/NetworkLike@1.40.16-15.el8_9?arch=x86_64&distro=rocky-8.10&epoch=1': null,
        'pkg:rpm/rocky/NetworkLike@1.30.0-1.el8?arch=x86_64&distro=rocky-8.10&epoch=1': 'affected',
      },
    },
    {
      story: 'the same for AlmaLinux, which names what is built',
      seen: 'google/osv-scanner#2915',
      records: told('AlmaLinux:9', 'openssl-libslike', ...until('1:3.2.2-7.el9_6')),
      says: {
        'pkg:rpm/almalinux/openssl-libslike@3.5.4-1.el9?distro=almalinux-9.7&epoch=1&upstream=openssl-3.5.4-1.el9.src.rpm':
          null,
        'pkg:rpm/almalinux/openssl-libslike@3.2.2-6.el9_5?distro=almalinux-9.5&epoch=1': 'affected',
      },
    },
    {
      story: 'an epoch that the document leaves out makes more found, not less',
      seen: 'anchore/grype#2964',
      records: told('Rocky Linux:8', 'perlless', ...until('4:5.26.3-420.el8')),
      says: {
        'pkg:rpm/rocky/perlless@5.26.3-421.el8?distro=rocky-8': 'affected',
        'pkg:rpm/rocky/perlless@5.26.3-421.el8?distro=rocky-8&epoch=4': null,
      },
    },
    {
      story: 'who names RPMs by their files tells no epochs, and what is installed has one',
      seen: 'wazuh/wazuh#22683',
      records: told('openEuler:22.03-LTS-SP3', 'vimlike', ...until('9.0-33.oe2203sp3')),
      says: {
        'pkg:rpm/openeuler/vimlike@9.0-32.oe2203sp3?epoch=2&distro=openeuler-22.03': 'affected',
        'pkg:rpm/openeuler/vimlike@9.0-33.oe2203sp3?epoch=2&distro=openeuler-22.03': null,
        'pkg:rpm/openeuler/vimlike@2:9.0-32.oe2203sp3': 'affected',
      },
    },
    {
      story: 'a package that stays in an older line is mended by what that line was given',
      seen: 'anchore/grype#2446',
      records: (id) => [
        osv(id, [
          entry(['Red Hat:enterprise_linux:9::baseos', 'kernellike'], until('0:5.14.0-503.23.2.el9_5')),
          entry(['Red Hat:rhel_eus:9.4::baseos', 'kernellike'], until('0:5.14.0-427.50.2.el9_4')),
        ]),
      ],
      says: {
        'pkg:rpm/redhat/kernellike@5.14.0-427.50.1.el9_4?distro=rhel-9.4': 'affected',
        'pkg:rpm/redhat/kernellike@5.14.0-427.50.2.el9_4?distro=rhel-9.4': null,
        // Of another release of the line the record does not tell where it belongs.
        'pkg:rpm/redhat/kernellike@5.14.0-427.51.1.el9_4?distro=rhel-9.4': 'affected',
        'pkg:rpm/redhat/kernellike@5.14.0-503.23.1.el9_5?distro=rhel-9.5': 'affected',
        'pkg:rpm/redhat/kernellike@5.14.0-503.23.2.el9_5?distro=rhel-9.5': null,
      },
    },
    {
      story: 'where version and release are the same, the tag tells that a build is of the line',
      seen: 'future-architect/vuls#1989',
      records: (id) => [
        osv(id, [
          entry(['Red Hat:enterprise_linux:8::baseos', 'curllike'], until('0:7.61.1-30.el8')),
          entry(['Red Hat:rhel_eus:8.6::baseos', 'curllike'], until('0:7.61.1-22.el8_6.12')),
        ]),
      ],
      says: {
        'pkg:rpm/redhat/curllike@7.61.1-22.el8_6.4?distro=rhel-8.6': 'affected',
        'pkg:rpm/redhat/curllike@7.61.1-22.el8_6.12?distro=rhel-8.6': null,
        'pkg:rpm/redhat/curllike@7.61.1-22.el8_6.13?distro=rhel-8.6': null,
        'pkg:rpm/redhat/curllike@7.61.1-22.el8_7.1?distro=rhel-8.7': 'affected',
        'pkg:rpm/redhat/curllike@7.61.1-25.el8_6.1?distro=rhel-8.6': 'affected',
        'pkg:rpm/redhat/curllike@7.61.1-30.el8?distro=rhel-8.8': null,
      },
    },
    {
      story: 'a build of a module bears the line in its own way',
      seen: 'anchore/grype grype/matcher/rpm/rhel_eus_test.go',
      records: (id) => [
        osv(id, [
          entry(
            ['Red Hat:enterprise_linux:8::appstream', 'nodelike'],
            until('1:14.18.2-2.module+el8.5.0+644+8d46'),
          ),
          entry(
            ['Red Hat:rhel_eus:8.4::appstream', 'nodelike'],
            until('1:14.18.2-2.module+el8.4.0+643+6c0e'),
          ),
        ]),
      ],
      says: {
        'pkg:rpm/redhat/nodelike@1:14.18.2-2.module%2Bel8.4.0%2B600%2B6c0e?distro=rhel-8.4': 'undetermined',
        'pkg:rpm/redhat/nodelike@1:14.18.2-2.module%2Bel8.4.0%2B643%2B6c0e?distro=rhel-8.4': null,
        'pkg:rpm/redhat/nodelike@1:14.18.2-2.module%2Bel8.5.0%2B600%2B6c0e?distro=rhel-8.5': 'undetermined',
        'pkg:rpm/redhat/nodelike@1:14.18.2-2.module%2Bel8.5.0%2B644%2B8d46?distro=rhel-8.5': null,
      },
    },
    {
      story: 'a release without a number behind it is below the same with one',
      seen: 'anchore/syft#408',
      records: told('Red Hat:enterprise_linux:7::server', 'libldblike', ...until('0:1.5.4-2.el7_9')),
      says: {
        'pkg:rpm/centos/libldblike@1.5.4-2.el7?distro=centos-7.9': 'affected',
        'pkg:rpm/centos/libldblike@1.5.4-2.el7_9?distro=centos-7.9': null,
      },
    },
    {
      story: "upstream's version names every release of it",
      seen: 'anchore/grype grype/version/rpm_version_test.go',
      records: told('Rocky Linux:9', 'releaseless', ...upTo('2.3.1')),
      says: {
        'pkg:rpm/rocky/releaseless@2.3.1-4.el9?distro=rocky-9': 'affected',
        'pkg:rpm/rocky/releaseless@2.3.2-1.el9?distro=rocky-9': null,
      },
    },
    {
      story: 'one line of a module is not told by the fix of another',
      seen: 'l3montree-dev/devguard#3031',
      records: (id) => [
        osv(id, [entry(['Rocky Linux:9', 'nodelike'], until('1:24.19.0-1.module+el9.8.0+24708+e71d2e1d'))], {
          summary: 'Important: nodelike:24 security update',
        }),
      ],
      says: {
        'pkg:rpm/rocky/nodelike@22.23.2-1.module%2Bel9.8.0%2B24709%2B804d6b5b?distro=rocky-9.8&epoch=1&rpmmod=nodelike:22':
          null,
        'pkg:rpm/rocky/nodelike@24.18.0-1.module%2Bel9.8.0%2B1%2Ba?distro=rocky-9.8&epoch=1&rpmmod=nodelike:24':
          'affected',
        'pkg:rpm/rocky/nodelike@16.20.2-3.el9?distro=rocky-9.8&epoch=1': null,
      },
    },
    {
      story: 'service packs of SUSE do not cross',
      seen: 'anchore/grype grype/matcher/rpm/sles_test.go',
      records: told('SUSE:Linux Enterprise Server 15 SP4', 'suselike', ...until('2.9.7-150000.3.70.1')),
      says: {
        'pkg:rpm/suse/suselike@2.9.7-150000.3.69.1?distro=sles-15.4': 'affected',
        'pkg:rpm/suse/suselike@2.9.7-150000.3.69.1?distro=sles-15.5': null,
      },
    },
    {
      story: 'an RPM of Rocky is judged by what Rocky says, not by Red Hat',
      seen: 'fleetdm/fleet#49485',
      records: told('Red Hat:enterprise_linux:9::appstream', 'tomlike', ...until('1:9.0.62-11.el9_2.3')),
      says: {
        'pkg:rpm/rocky/tomlike@9.0.50-1.el9?distro=rocky-9.8&epoch=1': null,
        'pkg:rpm/redhat/tomlike@9.0.50-1.el9?distro=rhel-9.8&epoch=1': 'affected',
        'pkg:rpm/redhat/tomlike@9.0.117-2.el9_8?distro=rhel-9.8&epoch=1': null,
      },
    },
    {
      story: 'tilde and caret stand where rpm has them',
      seen: 'rpm-software-management/rpm tests/rpmvercmp.at',
      records: told('Rocky Linux:9', 'caretlike', ...until('1.0^20240101-1.el9')),
      says: {
        'pkg:rpm/rocky/caretlike@1.0~rc1-1.el9?distro=rocky-9': 'affected',
        'pkg:rpm/rocky/caretlike@1.0-1.el9?distro=rocky-9': 'affected',
        'pkg:rpm/rocky/caretlike@1.0%5E20240101-1.el9?distro=rocky-9': null,
        'pkg:rpm/rocky/caretlike@1.0.1-1.el9?distro=rocky-9': null,
      },
    },
  ])
})
