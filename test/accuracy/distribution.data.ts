import { type ExpectedDocument, expecting } from './expectation.ts'

/** Debian and Alpine: what the distribution itself says of its release, established by reading its records. */
export const distributionDocuments: readonly ExpectedDocument[] = [
  {
    path: 'sei-plugfest-2024-syft/binary/syft/1.18.0/nodejs-goof/plug-nodejs-goof/cyclonedx-json.json.gz',
    components: [
      expecting(
        'pkg:deb/debian/bash@5.1-2+deb11u1',
        'CVE-2022-3715',
        'unfixed in Debian 11; the others of its time were fixed by 4.4',
      ),
      expecting(
        'pkg:deb/debian/libgnutls30@3.7.1-5+deb11u2',
        'CVE-2011-3389',
        'unfixed in the source package gnutls28; CVE-2014-3566 was fixed in 3.3.8-5',
      ),
      expecting(
        'pkg:deb/debian/liblzma5@5.2.5-2.1~deb11u1',
        '',
        'the fix of DSA-5123-1 itself; the back door of CVE-2024-3094 was never in Debian 11',
      ),
      expecting('pkg:deb/debian/libnghttp2-14@1.43.0-1', 'CVE-2023-44487', 'before 1.43.0-1+deb11u1'),
      expecting(
        'pkg:deb/debian/libpng16-16@1.6.37-3',
        'CVE-2019-6129',
        'unfixed in Debian 11; the seven others were fixed by 1.6.37-1',
      ),
      expecting(
        'pkg:deb/debian/zlib1g@1:1.2.11.dfsg-2+deb11u2',
        '',
        'the second fix in Debian 11; older ones differ by epoch only',
      ),
      expecting('pkg:deb/debian/liblzo2-2@2.10-2', '', 'fixed in 2.08-1'),
      expecting('pkg:deb/debian/wget@1.21-1+deb11u1', '', 'fixed in 1.10.2-1'),
      expecting('pkg:deb/debian/dpkg@1.20.12', '', 'fixed in 1.13.11, and 20 is more than 13'),
      expecting(
        'pkg:golang/github.com/docker/distribution@v2.8.2+incompatible',
        '',
        'past 2.8.2-beta.1; what follows the plus counts for nothing',
      ),
      expecting('pkg:golang/golang.org/x/oauth2@v0.22.0', 'CVE-2025-22868', 'before 0.27.0'),
      expecting('pkg:golang/github.com/opencontainers/image-spec@v1.1.0', '', 'fixed in 1.0.2'),
      expecting('pkg:golang/go.opentelemetry.io/otel@v1.29.0', '', 'the flaws came with 1.36.0 and 1.41.0'),
    ],
  },
  {
    path: 'sei-plugfest-2024-syft/binary/syft/1.18.0/dependency-track/dependencytrackfrontend/cyclonedx-json.json.gz',
    components: [
      expecting('pkg:apk/alpine/musl@1.2.5-r0', 'CVE-2025-26519', 'before 1.2.5-r1 in Alpine 3.20'),
      expecting(
        'pkg:apk/alpine/xz-libs@5.6.2-r0',
        '',
        'CVE-2024-3094 was fixed in 5.6.1-r2 of the package xz',
      ),
      expecting('pkg:apk/alpine/nghttp2-libs@1.62.1-r0', '', 'fixed in 1.57.0-r0'),
      expecting('pkg:apk/alpine/nginx@1.27.2-r1', '', 'fixed in 1.24.0-r12'),
      expecting('pkg:apk/alpine/libpng@1.6.44-r0', '', 'fixed in 1.6.37-r0'),
      expecting('pkg:apk/alpine/libxml2@2.12.7-r0', '', 'fixed by 2.12.5-r0'),
      expecting(
        'pkg:apk/alpine/zlib@1.3.1-r1',
        '',
        'Alpine 3.20 never had CVE-2023-6992, which its record says as fixed in 0',
      ),
    ],
  },
  {
    path: 'rit-plugfest/sample_boms/cdx_json/sbom.alpine.json',
    components: [
      expecting('pkg:apk/alpine/musl@1.2.3-r4', 'CVE-2025-26519', 'before 1.2.3-r6 in Alpine 3.17'),
      expecting('pkg:apk/alpine/zlib@1.2.13-r0', '', 'CVE-2016-9843 is of earlier releases of Alpine'),
    ],
  },
]
