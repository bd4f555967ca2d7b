import { describe } from 'vitest'
import { type Scenario, tryScenarios } from '../matching/scenarios.ts'

/** What a document says of one product of a tree of branches: `[category, name, helper]`, the product last. */
interface Advisory {
  readonly branches: readonly (readonly [category: string, name: string, purl?: string])[]
  readonly statuses: Readonly<Record<string, readonly number[]>>
}

/** A document in the form of CSAF 2.0; products are the branches of a category that versions have, by their place. */
function csaf({ branches, statuses }: Advisory): Pick<Scenario, 'source' | 'records'> {
  const products = branches.map(([category, name, purl], index) => ({
    category,
    name,
    product: {
      product_id: `P-${index}`,
      name,
      ...(purl === undefined ? {} : { product_identification_helper: { purl } }),
    },
  }))
  const listed = Object.entries(statuses).map(([status, places]) => [status, places.map((one) => `P-${one}`)])
  return {
    source: 'csaf',
    records: (id) => [
      {
        document: {
          category: 'csaf_security_advisory',
          csaf_version: '2.0',
          title: id,
          publisher: { category: 'vendor', name: 'Vendor', namespace: 'https://vendor.example' },
          tracking: {
            id: `V-${id}`,
            status: 'final',
            version: '1',
            initial_release_date: '2026-01-01T00:00:00Z',
            current_release_date: '2026-01-01T00:00:00Z',
            revision_history: [{ number: '1', date: '2026-01-01T00:00:00Z', summary: 'First' }],
          },
        },
        product_tree: {
          branches: [
            {
              category: 'vendor',
              name: 'Vendor',
              branches: [{ category: 'product_name', name: 'Tool', branches: products }],
            },
          ],
        },
        vulnerabilities: [{ cve: id, product_status: Object.fromEntries(listed) }],
      },
    ],
  }
}

describe('CSAF', async () => {
  await tryScenarios(8000, [
    {
      story: 'a range that begins above a version, and one that leaves a version out',
      seen: 'package-url/vers-spec tests/pypi_range_containment_test.json',
      ...csaf({
        branches: [['product_version_range', 'vers:npm/>1.0.0|!=1.5.0|<2.0.0', 'pkg:npm/veered']],
        statuses: { known_affected: [0] },
      }),
      says: {
        'pkg:npm/veered@1.0.0': null,
        'pkg:npm/veered@1.0.1': 'affected',
        'pkg:npm/veered@1.5.0': null,
        'pkg:npm/veered@1.5.1': 'affected',
        'pkg:npm/veered@2.0.0': null,
      },
    },
    {
      story: 'the version that is fixed first ends what is affected before it',
      seen: 'CSAF 2.0 §3.2.3.9, guacsec/trustify#636',
      ...csaf({
        branches: [['product_version', '2.0.0', 'pkg:npm/first-fixed@2.0.0']],
        statuses: { first_fixed: [0] },
      }),
      says: {
        'pkg:npm/first-fixed@1.9.0': 'affected',
        'pkg:npm/first-fixed@2.0.0': null,
        'pkg:npm/first-fixed@2.1.0': null,
      },
    },
    {
      story: 'of two fixes in one release, each holds below it for what is made of its own version',
      seen: 'anchore/grype grype/matcher/rpm/rhel_multi_rhsa_test.go',
      ...csaf({
        branches: ['3.9.18-3.el9_4.5', '3.9.19-8.el9'].map(
          (version) =>
            ['product_version', version, `pkg:rpm/redhat/pylike@${version}?distro=rhel-9`] as const,
        ),
        statuses: { fixed: [0, 1] },
      }),
      says: {
        'pkg:rpm/redhat/pylike@3.9.18-3.el9_4.4?distro=rhel-9.4': 'affected',
        'pkg:rpm/redhat/pylike@3.9.18-3.el9_4.5?distro=rhel-9.4': null,
        // Of another release of the older line the document does not tell whether it has the fix.
        'pkg:rpm/redhat/pylike@3.9.18-10.el9_4?distro=rhel-9.4': 'undetermined',
        'pkg:rpm/redhat/pylike@3.9.19-1.el9?distro=rhel-9.5': 'affected',
        'pkg:rpm/redhat/pylike@3.9.19-8.el9?distro=rhel-9.5': null,
      },
    },
    {
      story: 'a range in the form of vers is read in the order of the ecosystem',
      seen: 'CSAF 2.0 §3.1.2.3.2',
      ...csaf({
        branches: [['product_version_range', 'vers:npm/>=1.0.0|<1.4.2', 'pkg:npm/versed']],
        statuses: { known_affected: [0] },
      }),
      says: {
        'pkg:npm/versed@0.9.0': null,
        'pkg:npm/versed@1.4.1': 'affected',
        'pkg:npm/versed@1.4.2': null,
      },
    },
    {
      story: 'a range up to a version holds its local builds',
      seen: 'PEP 440, version specifiers',
      ...csaf({
        branches: [['product_version_range', 'vers:pypi/<=2.0.1', 'pkg:pypi/versed-local']],
        statuses: { known_affected: [0] },
      }),
      says: {
        'pkg:pypi/versed-local@2.0.1%2Bcu118': 'affected',
        'pkg:pypi/versed-local@2.0.2': null,
      },
    },
    {
      story: 'a range in words is read by nobody',
      seen: 'CSAF 2.0 §3.1.2.3.2',
      ...csaf({
        branches: [['product_version_range', 'all versions before the spring release', 'pkg:npm/worded']],
        statuses: { known_affected: [0] },
      }),
      says: { 'pkg:npm/worded@1.0.0': 'undetermined' },
    },
    {
      story: 'any version of vers is any',
      seen: 'CSAF 2.0 §3.1.2.3.2',
      ...csaf({
        branches: [['product_version_range', 'vers:npm/*', 'pkg:npm/starred']],
        statuses: { known_affected: [0] },
      }),
      says: { 'pkg:npm/starred@1.0.0': 'affected' },
    },
    {
      story: 'one version that is affected says nothing of the next',
      seen: 'guacsec/trustify#636',
      ...csaf({
        branches: [['product_version', '1.2.3', 'pkg:npm/one-known@1.2.3']],
        statuses: { known_affected: [0] },
      }),
      says: { 'pkg:npm/one-known@1.2.3': 'affected', 'pkg:npm/one-known@1.2.4': null },
    },
    {
      story: 'what is affected and what is fixed of one package',
      seen: 'guacsec/trustify#636',
      ...csaf({
        branches: [
          ['product_version', '1.2.3', 'pkg:npm/both-known@1.2.3'],
          ['product_version', '1.2.4', 'pkg:npm/both-known@1.2.4'],
        ],
        statuses: { known_affected: [0], fixed: [1] },
      }),
      says: { 'pkg:npm/both-known@1.2.3': 'affected', 'pkg:npm/both-known@1.2.4': null },
    },
    {
      story: 'while the vendor looks into it, it is in doubt',
      seen: 'CSAF 2.0 §3.2.3.9',
      ...csaf({
        branches: [['product_version', '1.2.3', 'pkg:npm/looked-into@1.2.3']],
        statuses: { under_investigation: [0] },
      }),
      says: { 'pkg:npm/looked-into@1.2.3': 'undetermined' },
    },
  ])
})
