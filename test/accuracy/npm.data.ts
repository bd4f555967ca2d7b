import { type ExpectedDocument, expecting } from './expectation.ts'

/** Established by reading the advisories that name each package (GHSA as published by OSV). */
export const npmDocuments: readonly ExpectedDocument[] = [
  {
    path: 'cyclonedx-bom-examples/SBOM/juice-shop/v11.1.2/bom.json.gz',
    components: [
      expecting('pkg:npm/minimist@1.2.5', 'CVE-2021-44906', 'before 1.2.6; CVE-2020-7598 was fixed in 1.2.3'),
      expecting(
        'pkg:npm/moment@2.0.0',
        'CVE-2017-18214 CVE-2016-4055',
        'the parsing flaw CVE-2022-31129 came with 2.18.0 only',
      ),
      expecting('pkg:npm/moment@2.27.0', 'CVE-2022-31129', 'before 2.29.4, and past 2.19.3 and 2.11.2'),
      expecting('pkg:npm/kind-of@6.0.3', '', 'the first fixed one; the flaw is in 6.0.0 to 6.0.2'),
      expecting('pkg:npm/kind-of@3.2.2', '', 'older than 6.0.0, where the flaw came in'),
      expecting('pkg:npm/json-schema@0.2.3', 'CVE-2021-3918', 'everything before 0.4.0'),
      expecting('pkg:npm/set-value@2.0.1', '', 'both prototype pollutions were fixed in just this one'),
      expecting(
        'pkg:npm/notevil@1.3.3',
        'CVE-2021-23771',
        'the last one that is affected; the two earlier break-outs were fixed in 1.3.2 and 1.3.3',
      ),
      expecting('pkg:npm/async@1.5.2', '', 'the flaw came with 2.0.0'),
      expecting('pkg:npm/async@2.6.3', 'CVE-2021-43138', 'before 2.6.4'),
      expecting('pkg:npm/async@3.2.0', 'CVE-2021-43138', 'before 3.2.2 of the second line'),
      expecting('pkg:npm/debug@2.6.9', '', 'the first fixed one of its line'),
      expecting('pkg:npm/debug@3.1.0', '', 'fixed; the flaw came back with 3.2.0'),
      expecting('pkg:npm/debug@3.2.6', 'CVE-2017-16137', 'came back in 3.2.0, until 3.2.7'),
      expecting(
        'pkg:npm/debug@4.1.1',
        'CVE-2017-16137',
        'came back in 4.0.0, until 4.3.1; CVE-2017-20165 is of 3.0 and before 2.6.9',
      ),
      expecting(
        'pkg:npm/socket.io-parser@3.3.0',
        'CVE-2023-32695 CVE-2022-2421 CVE-2020-36049',
        'before 3.3.4, 3.3.3 and 3.3.2',
      ),
      expecting(
        'pkg:npm/socket.io-parser@3.4.1',
        'CVE-2023-32695 CVE-2022-2421',
        'before 3.4.3 and 3.4.2; CVE-2020-36049 was fixed in 3.4.1',
      ),
      expecting('pkg:npm/ansi-regex@2.1.1', '', 'the flaw came with 3.0.0'),
      expecting('pkg:npm/ansi-regex@5.0.0', 'CVE-2021-3807', 'before 5.0.1'),
      expecting(
        'pkg:npm/jsonwebtoken@0.4.0',
        'GHSA-27h2-hvpr-p74q CVE-2015-9235 CVE-2022-23541 CVE-2022-23540',
        'before 4.2.2 and 9.0.0',
      ),
      expecting('pkg:npm/path-to-regexp@0.1.7', 'CVE-2024-45296 CVE-2024-52798', 'before 0.1.10 and 0.1.12'),
    ],
  },
  {
    path: 'cyclonedx-bom-examples/SBOM/protonmail-webclient-v4-0912dff/bom.json.gz',
    components: [
      expecting(
        'pkg:npm/dompurify@1.0.11',
        'CVE-2020-26870 CVE-2019-16728 CVE-2024-47875 GHSA-mjjq-c88q-qhr6 CVE-2024-45801 CVE-2025-26791',
        'before 2.0.3 and later fixes; CVE-2019-25155 was fixed in just this one',
      ),
      expecting(
        'pkg:npm/openpgp@4.10.7',
        'CVE-2023-41037',
        'before 4.10.11; the four others were fixed by 4.3.0',
      ),
      expecting('pkg:npm/cross-spawn@5.1.0', 'CVE-2024-21538', 'before 6.0.6'),
      expecting('pkg:npm/cross-spawn@7.0.3', 'CVE-2024-21538', 'before 7.0.5'),
      expecting('pkg:npm/node-fetch@1.7.3', 'CVE-2022-0235', 'before 2.6.7; the size flaw came with 2.0.0'),
      expecting(
        'pkg:npm/node-fetch@2.6.0',
        'CVE-2022-0235 CVE-2020-15168',
        'before 2.6.7 and 2.6.1; CVE-2022-2596 is of 3.x',
      ),
      expecting(
        'pkg:npm/lodash.pick@4.4.0',
        'CVE-2020-8203',
        'the last one that is affected, and never fixed',
      ),
      expecting(
        'pkg:npm/serialize-javascript@2.1.2',
        'CVE-2024-11831 CVE-2020-7660',
        'before 6.0.2 and 3.1.0; CVE-2019-16769 was fixed in 2.1.1',
      ),
      expecting(
        'pkg:npm/markdown-it@8.4.2',
        'CVE-2022-21670',
        'before 12.3.2; CVE-2015-10005 was fixed in 3.0.0',
      ),
      expecting('pkg:npm/acorn@5.7.4', '', 'the first fixed one of 5.x'),
      expecting('pkg:npm/acorn@6.4.1', '', 'the first fixed one of 6.x'),
      expecting('pkg:npm/y18n@4.0.0', 'CVE-2020-7774', 'the one version of 4.0 before 4.0.1'),
      expecting('pkg:npm/y18n@3.2.1', 'CVE-2020-7774', 'before 3.2.2'),
      expecting('pkg:npm/semver@7.0.0', 'CVE-2022-25883', 'before 7.5.2'),
      expecting('pkg:npm/jszip@3.5.0', 'CVE-2022-48285 CVE-2021-23413', 'before 3.8.0 and 3.7.0'),
      expecting(
        'pkg:npm/@babel/traverse@7.10.5',
        'CVE-2023-45133',
        'before 7.23.2, in a package with a scope',
      ),
      expecting('pkg:npm/papaparse@4.6.3', 'GHSA-qvjc-g5vr-mfgr', 'before 5.2.0, an advisory without a CVE'),
    ],
  },
]
