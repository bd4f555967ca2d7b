/** A package that is scanned, and the vulnerabilities that are asked about it. */
export interface Scenario {
  /** The folder of records within the archive. */
  readonly records: string
  readonly purl: string
  readonly cpe?: string
  /** By the records' own text; the rest of what the folder holds does not affect it. */
  readonly affected: readonly string[]
  readonly notAffected?: readonly string[]
  readonly because: string
}

const esm = 'dpkg/testdata/ubuntu-esm'
const root = 'dpkg/testdata/rootio-debian-12'
const h2 = 'java/testdata/h2-and-vex'
const spring = 'java/testdata/spring-webmvc'
const python = 'python/testdata/python-name-and-vex'
const rhel7 = 'rpm/testdata/eol-rhel7'
const javaSe = 'stock/testdata/oracle-java-se'
const shared = 'internal/dbtest/testdata/shared/all'

/** Derived from the records' own text (which versions are fixed where), one line each. */
export const scenarios: readonly Scenario[] = [
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/wayland@1.11.0-2?distro=ubuntu-16.04',
    affected: ['CVE-2021-3782'],
    because: 'the release has no fix',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/libwayland-client0@1.11.0-2?distro=ubuntu-16.04&upstream=wayland',
    affected: ['CVE-2021-3782'],
    because: 'the source package has no fix',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/wayland@1.12.0-1~ubuntu16.04.3%2Besm1?distro=ubuntu-16.04%2Besm',
    affected: [],
    notAffected: ['CVE-2021-3782'],
    because: 'fixed for those who subscribe',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/curl@7.47.0-1ubuntu2?distro=ubuntu-16.04',
    affected: ['CVE-2016-9586'],
    because: 'no fix anywhere',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/wayland@1.17.0-1ubuntu1?distro=ubuntu-20.04',
    affected: ['CVE-2021-3782'],
    because: 'below 1.18.0-1ubuntu0.1',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/wayland@1.18.0-1ubuntu0.1?distro=ubuntu-20.04',
    affected: [],
    notAffected: ['CVE-2021-3782'],
    because: 'at the fix',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/openssh@1:8.2p1-4ubuntu0.12?distro=ubuntu-20.04',
    affected: ['CVE-2023-38408', 'CVE-2025-61985'],
    because: 'below both fixes, and the release has none',
  },
  {
    records: esm,
    purl: 'pkg:deb/ubuntu/openssh@8.2p1-4ubuntu0.12?distro=ubuntu-20.04&epoch=1',
    affected: ['CVE-2023-38408', 'CVE-2025-61985'],
    because: 'the same with the epoch told beside',
  },
  {
    records: root,
    purl: 'pkg:deb/debian/postgresql-15@15.13?distro=debian-12',
    affected: ['CVE-2025-12817'],
    because: 'below 15.15-0+deb12u1',
  },
  {
    records: root,
    purl: 'pkg:deb/debian/jq@1.6-2.1%2Bdeb12u1?distro=debian-12',
    affected: [],
    notAffected: ['CVE-2025-48060'],
    because: 'at the fix',
  },
  {
    records: root,
    purl: 'pkg:deb/debian/jq@1.6-2.1?distro=debian-11',
    affected: [],
    notAffected: ['CVE-2025-48060'],
    because: 'nothing is said of this release',
  },
  {
    records: h2,
    purl: 'pkg:maven/com.h2database/h2@1.4.200',
    affected: ['CVE-2021-42392', 'CVE-2022-23221', 'CVE-2022-45868'],
    because: 'within three ranges',
  },
  {
    records: h2,
    purl: 'pkg:maven/com.h2database/h2@2.2.220',
    affected: [],
    notAffected: ['CVE-2021-42392', 'CVE-2022-23221', 'CVE-2022-45868'],
    because: 'beyond three ranges',
  },
  {
    records: h2,
    purl: 'pkg:maven/com.h2database/h2@1.4.200-0.cgr.3',
    affected: [],
    notAffected: ['CVE-2021-42392', 'CVE-2022-23221', 'CVE-2022-45868'],
    because: 'a rebuild whose maker states that it is fixed',
  },
  {
    records: spring,
    purl: 'pkg:maven/org.springframework/spring-webmvc@5.3.20',
    affected: ['GHSA-7phw-cxx7-q9vq', 'GHSA-r936-gwx5-v52f'],
    because: 'within two ranges',
  },
  {
    records: spring,
    purl: 'pkg:maven/org.springframework/spring-web@5.3.20',
    affected: [],
    notAffected: ['GHSA-7phw-cxx7-q9vq', 'GHSA-r936-gwx5-v52f'],
    because: 'another artifact of the group',
  },
  {
    records: python,
    purl: 'pkg:pypi/Django@1.2.5',
    affected: ['GHSA-h95j-h2rv-qrg4'],
    because: 'at most 1.2.7; case of the name',
  },
  {
    records: python,
    purl: 'pkg:pypi/DJANGO@1.3.1',
    affected: ['GHSA-h95j-h2rv-qrg4'],
    because: 'the last of the second range; case of the name',
  },
  {
    records: python,
    purl: 'pkg:pypi/django@1.3.5',
    affected: [],
    notAffected: ['GHSA-h95j-h2rv-qrg4'],
    because: 'beyond both ranges',
  },
  {
    records: python,
    purl: 'pkg:pypi/oslo_utils@0.1.0',
    affected: ['GHSA-v933-vx5p-j7w2'],
    because: 'separators of the name (PEP 503)',
  },
  {
    records: python,
    purl: 'pkg:pypi/oslo.utils@0.1.0',
    affected: ['GHSA-v933-vx5p-j7w2'],
    because: 'below 0.2.0',
  },
  {
    records: python,
    purl: 'pkg:pypi/certifi@2020.12.5',
    affected: ['GHSA-xqr8-7jwr-rhp7'],
    because: 'within the range',
  },
  {
    records: python,
    purl: 'pkg:pypi/certifi@2020.12.5%2Bcgr.1',
    affected: [],
    notAffected: ['GHSA-xqr8-7jwr-rhp7'],
    because: 'a rebuild whose maker states that it is fixed',
  },
  {
    records: python,
    purl: 'pkg:pypi/certifi@2023.7.22',
    affected: [],
    notAffected: ['GHSA-xqr8-7jwr-rhp7'],
    because: 'at the fix',
  },
  {
    records: rhel7,
    purl: 'pkg:rpm/redhat/openssl@1.0.2k-12.el7?epoch=1&distro=rhel-7.9',
    affected: ['CVE-2018-0735'],
    because: 'below 1:1.0.2k-16.el7_6.1',
  },
  {
    records: rhel7,
    purl: 'pkg:rpm/redhat/openssl@1.0.2k-16.el7_6.1?epoch=1&distro=rhel-7.9',
    cpe: 'cpe:2.3:a:openssl:openssl:1.1.0a:*:*:*:*:*:*:*',
    affected: [],
    notAffected: ['CVE-2018-0735'],
    because: "at the distribution's fix, which goes before a match by CPE",
  },
  {
    records: rhel7,
    purl: 'pkg:rpm/redhat/OVMF@20180508-6.gitee3198e672e2.el7?distro=rhel-7.9',
    affected: ['CVE-2018-0735'],
    because: 'nothing is fixed',
  },
  {
    records: javaSe,
    purl: 'pkg:generic/java_se@1.8.0_400',
    cpe: 'cpe:2.3:a:oracle:java_se:1.8.0:update400:*:*:*:*:*:*',
    affected: ['CVE-2024-20919'],
    because: 'a CPE name whose update belongs to the version',
  },
  {
    records: shared,
    purl: 'pkg:deb/debian/openssl@1.1.1k-1?distro=debian-11',
    affected: ['CVE-2023-0286', 'CVE-2024-0727'],
    because: 'below both fixes',
  },
  {
    records: shared,
    purl: 'pkg:deb/debian/libssl1.1@1.1.1k-1?distro=debian-11&upstream=openssl',
    affected: ['CVE-2023-0286', 'CVE-2024-0727'],
    because: 'by its source package',
  },
  {
    records: shared,
    purl: 'pkg:deb/debian/openssl@1.1.1d-0%2Bdeb10u2?distro=debian-10',
    affected: ['CVE-2024-0727'],
    because: 'the release has no fix',
  },
]
