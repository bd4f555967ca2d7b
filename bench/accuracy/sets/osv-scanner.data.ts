/** An input, with what the records' own text says of some of its components. */
export interface ExpectedInput {
  readonly path: string
  readonly components: readonly ExpectedComponent[]
}

interface ExpectedComponent {
  /** As the document names it, without qualifiers and decoded. */
  readonly purl: string
  readonly affected: readonly string[]
  readonly notAffected: readonly string[]
}

/** @param affected, notAffected ids separated by blanks */
function component(purl: string, affected: string, notAffected = ''): ExpectedComponent {
  const list = (text: string) => text.split(' ').filter((id) => id !== '')
  return { purl, affected: list(affected), notAffected: list(notAffected) }
}

const openssl =
  'CVE-2023-0466 CVE-2023-1255 CVE-2023-5363 CVE-2023-6129 CVE-2023-6237 CVE-2024-0727 CVE-2024-4603 CVE-2024-4741 CVE-2024-6119'

export const expectedInputs: readonly ExpectedInput[] = [
  {
    path: 'testdata/locks-test-ignore/package-lock.json',
    // Fixed in 0.0.8.
    components: [component('pkg:npm/ansi-html@0.0.1', 'CVE-2021-23424')],
  },
  {
    path: 'testdata/locks-many-with-insecure/composer.lock',
    components: [
      // Fixed in 1.1.4.
      component('pkg:composer/league/flysystem@1.0.8', 'CVE-2021-32708'),
      // Fixed in 10.2.11, 10.3.9 and 11.0.8; in 10.2.2; in 9.3.19.
      component('pkg:composer/drupal/core@10.4.5', '', 'CVE-2024-55634 GHSA-6ccv-8fgf-cjpw CVE-2022-25276'),
    ],
  },
  {
    path: 'testdata/sbom-insecure/alpine.cdx.xml',
    components: [
      // Alpine 3.17 fixed them in 3.0.8-r3 and later.
      component('pkg:apk/alpine/libcrypto3@3.0.8-r0', openssl),
      component('pkg:apk/alpine/libssl3@3.0.8-r0', openssl),
      // Alpine 3.17 fixed them in 1.2.3-r6 and in 1.2.2_pre2-r0.
      component('pkg:apk/alpine/musl@1.2.3-r4', 'CVE-2025-26519', 'CVE-2020-28928'),
      component('pkg:apk/alpine/musl-utils@1.2.3-r4', 'CVE-2025-26519', 'CVE-2020-28928'),
    ],
  },
  {
    path: 'testdata/sbom-insecure/postgres-stretch.cdx.xml',
    components: [
      component(
        'pkg:golang/github.com/opencontainers/runc@v1.0.1',
        'CVE-2021-43784 CVE-2022-29162 CVE-2023-25809 CVE-2023-27561 CVE-2023-28642 CVE-2024-21626 CVE-2024-45310',
        // Fixed in 1.0.0-rc95; withdrawn.
        'CVE-2021-30465 GHSA-c5pj-mqfh-rvc3',
      ),
      // Fixed in 0.0.0-20220412211240-33da011f77ad.
      component('pkg:golang/golang.org/x/sys@v0.0.0-20210817142637-7d9622a276b7', 'CVE-2022-29526'),
      // Each fixed in the next revision.
      component('pkg:deb/debian/libssl1.1@1.1.0l-1~deb9u5', 'DLA-3008-1'),
      component('pkg:deb/debian/openssl@1.1.0l-1~deb9u5', 'DLA-3008-1'),
      component('pkg:deb/debian/libsystemd0@232-25+deb9u13', 'DLA-3063-1'),
      component('pkg:deb/debian/libxml2@2.9.4+dfsg1-2.2+deb9u6', 'DLA-3012-1'),
    ],
  },
]
