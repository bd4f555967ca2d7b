import { type ExpectedDocument, expecting } from './expectation.ts'

/** Go, Python, Ruby, Rust: established by reading the advisories that name each package. */
export const languageDocuments: readonly ExpectedDocument[] = [
  {
    path: 'bom-shelter-wild/cyclonedx/harp-darwin-amd64.sbom.json.gz',
    components: [
      expecting('pkg:golang/filippo.io/age@v1.0.0', 'GHSA-32gq-x56h-299c', 'before 1.2.1'),
      expecting('pkg:golang/github.com/Masterminds/goutils@v1.1.1', '', 'the first fixed one'),
      expecting('pkg:golang/github.com/cloudflare/tableflip@v1.2.2', '', 'the first fixed one'),
      expecting(
        'pkg:golang/github.com/docker/distribution@v2.7.1+incompatible',
        'CVE-2023-2253',
        'before 2.8.2-beta.1; CVE-2017-11468 was fixed in 2.7.0-rc.0',
      ),
      expecting('pkg:golang/github.com/gogo/protobuf@v1.3.2', '', 'the first fixed one'),
      expecting('pkg:golang/github.com/google/cel-go@v0.10.1', '', 'the flaw came with 0.22.0'),
      expecting('pkg:golang/github.com/hashicorp/go-retryablehttp@v0.6.6', 'CVE-2024-6104', 'before 0.7.7'),
      expecting('pkg:golang/github.com/prometheus/client_golang@v1.12.1', '', 'fixed in 1.11.1'),
      expecting('pkg:golang/github.com/sirupsen/logrus@v1.8.1', 'CVE-2025-65637', 'before 1.8.3'),
      expecting(
        'pkg:golang/github.com/ulikunitz/xz@v0.5.10',
        'CVE-2025-58058',
        'before 0.5.15; the two others were fixed in 0.5.8',
      ),
      expecting('pkg:golang/gopkg.in/yaml.v2@v2.4.0', '', 'fixed by 2.2.8'),
      expecting(
        'pkg:golang/gopkg.in/yaml.v3@v3.0.0-20210107192922-496545a6307b',
        'CVE-2022-28948',
        'a commit of January 2021, fixed by one of May 2022',
      ),
      expecting(
        'pkg:golang/gopkg.in/square/go-jose.v2@v2.6.0',
        'CVE-2024-28180',
        'the last one that is affected of a line that was given up',
      ),
      expecting(
        'pkg:golang/google.golang.org/protobuf@v1.27.1',
        'CVE-2024-24786',
        'before 1.33.0; CVE-2023-24535 is of 1.29.0 alone',
      ),
      expecting(
        'pkg:golang/go.etcd.io/etcd/client/pkg/v3@v3.5.2',
        'CVE-2026-73500',
        'before 3.5.33; the weak ciphers are of 3.4 before 3.4.10 and of 3.3',
      ),
    ],
  },
  {
    path: 'sei-plugfest-2024-syft/binary/syft/1.18.0/cli/cyclonedx-json.json.gz',
    components: [
      expecting(
        'pkg:pypi/requests@2.31.0',
        'CVE-2024-35195',
        'before 2.32.0; CVE-2023-32681 was fixed in just this one',
      ),
      expecting('pkg:pypi/certifi@2024.8.30', '', 'past 2024.7.4'),
      expecting('pkg:pypi/idna@3.10', '', 'past 3.7, for 10 is more than 7'),
      expecting('pkg:pypi/setuptools@75.6.0', '', 'past 70.0.0'),
      expecting('pkg:pypi/urllib3@2.2.3', '', 'past 2.2.2'),
      expecting('pkg:pypi/wheel@0.43.0', '', 'past 0.38.1'),
      expecting('pkg:pypi/zipp@3.19.2', '', 'past 3.19.1'),
    ],
  },
  {
    path: 'sbomqs/testdata/validation/cyclonedx/cdx-1-4-invalid-sbom.cdx.json.gz',
    components: [
      expecting(
        'pkg:cargo/ammonia@1.9.0',
        'CVE-2021-38193 CVE-2019-15542',
        'before 2.1.3 and 2.1.0; GHSA-p2g9-94wh-65c2 came with 3.0.0',
      ),
      expecting('pkg:pypi/babel@2.6.0', 'CVE-2021-42771', 'before 2.9.1'),
    ],
  },
  {
    path: 'bom-shelter-lab/spdx-trivy-redislabs_redisinsight-sha256_dc943a3a7d2a3bda2bc74cfdec2eb8ada371f28c6d6d72ced980f72477c28073.json.gz',
    components: [
      expecting(
        'pkg:pypi/certifi@2022.6.15',
        'CVE-2024-39689 CVE-2022-23491 CVE-2023-37920',
        'between 2021.5.30 and 2024.7.4, and before 2022.12.7 and 2023.7.22',
      ),
      expecting('pkg:pypi/idna@3.3', 'CVE-2024-3651', 'before 3.7'),
      expecting(
        'pkg:pypi/jinja2@3.1.2',
        'CVE-2024-56201 CVE-2024-22195 CVE-2024-34064 CVE-2024-56326',
        'before 3.1.5, 3.1.3 and 3.1.4',
      ),
      expecting('pkg:pypi/pyyaml@6.0', '', 'fixed by 5.4'),
      expecting('pkg:pypi/requests@2.28.0', 'CVE-2024-35195 CVE-2023-32681', 'before 2.32.0 and 2.31.0'),
      expecting('pkg:pypi/setuptools@63.2.0', 'CVE-2024-6345 CVE-2022-40897', 'before 70.0.0 and 65.5.1'),
      expecting('pkg:pypi/wheel@0.37.1', 'CVE-2022-40898', 'before 0.38.1'),
      expecting('pkg:pypi/zipp@3.8.0', 'CVE-2024-5569', 'before 3.19.1'),
      expecting('pkg:pypi/djangorestframework@3.13.1', 'CVE-2024-21520', 'before 3.15.2'),
      expecting('pkg:pypi/pip@22.3', 'CVE-2023-5752', 'before 23.3'),
      expecting(
        'pkg:pypi/waitress@2.1.2',
        'CVE-2024-49769 CVE-2024-49768',
        'before 3.0.1; CVE-2022-31015 was fixed in just this one',
      ),
      expecting('pkg:deb/debian/bash@5.1-2+deb11u1', 'CVE-2022-3715', 'unfixed in Debian 11'),
    ],
  },
  {
    path: 'spdx-tools-python/spdx/data/invalid/spdx-trivy-vmware_log-intelligence-fluentd-sha256_086af034f561f343f633be9d9f9e95f65ae6c61b8ddb2c6755ef5bb25b40f53a.json.gz',
    components: [
      expecting('pkg:gem/rake@12.3.3', '', 'the first fixed one'),
      expecting('pkg:gem/json@2.1.0', 'CVE-2020-10663', 'before 2.3.0'),
      expecting('pkg:gem/json@2.5.1', '', 'past 2.3.0'),
      expecting(
        'pkg:gem/bundler@2.2.14',
        'CVE-2021-43809 CVE-2020-36327',
        'before 2.2.33, and in 2.2.11 to 2.2.17',
      ),
      expecting(
        'pkg:gem/bundler@1.17.3',
        'CVE-2021-43809 CVE-2020-36327 CVE-2019-3881 CVE-2016-7954',
        'before 2.2.33, 2.2.10, 2.1.0 and 2.0.0; CVE-2013-0334 was fixed in 1.7.0',
      ),
      expecting('pkg:gem/addressable@2.7.0', 'CVE-2021-32740', 'before 2.8.0'),
      expecting('pkg:gem/openssl@2.1.2', '', 'the first fixed one of 2.1'),
      expecting('pkg:gem/webrick@1.4.2', 'CVE-2024-47220', 'before 1.8.2; the others were fixed by 1.4.0'),
      expecting('pkg:gem/rdoc@6.0.1.1', 'CVE-2021-31799', 'before 6.1.2.1; CVE-2024-27281 came with 6.3.3'),
      expecting('pkg:gem/fluentd@1.12.1', 'CVE-2021-41186', 'before 1.14.2; CVE-2022-39379 came with 1.13.2'),
      expecting('pkg:gem/tzinfo@2.0.4', '', 'only 0.x and 1.x'),
      expecting(
        'pkg:gem/yajl-ruby@1.4.1',
        'CVE-2022-24795',
        'before 1.4.3; CVE-2017-16516 was fixed in 1.3.1',
      ),
      expecting('pkg:deb/debian/xz-utils@5.2.4-1', 'DSA-5123-1', 'in Debian 10 before 5.2.4-1+deb10u1'),
    ],
  },
  {
    path: 'redhat-trustify/test-data/spdx/SATELLITE-6.15-RHEL-8.json.gz',
    components: [
      expecting('pkg:cargo/smallvec@1.10.0', '', 'fixed in 1.6.1, and 10 is more than 6'),
      expecting('pkg:cargo/ouroboros@0.15.6', 'RUSTSEC-2023-0042', 'before 0.16.0'),
      expecting('pkg:cargo/memoffset@0.8.0', '', 'fixed in 0.6.2'),
      expecting('pkg:cargo/base64@0.13.1', '', 'fixed in 0.5.2'),
      expecting('pkg:cargo/pyo3@0.18.3', '', 'of 0.12, 0.22 and 0.23 only'),
    ],
  },
]
