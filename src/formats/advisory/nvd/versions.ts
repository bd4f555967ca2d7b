/** Formats of the NVD, oldest first; the 1.1 feeds were switched off in August 2025 and live on in archives. */
export const nvdVersions: readonly { readonly id: string; readonly what: string }[] = [
  { id: '1.1', what: 'yearly feeds, `CVE_Items`' },
  { id: '2.0', what: 'API and feeds, `vulnerabilities`' },
]

/** Arrays of a whole answer or feed that hold its records. */
export const recordArrays: ReadonlySet<string> = new Set(['vulnerabilities', 'CVE_Items'])

/** What else the NVD publishes in envelopes like these, and what it is. */
export const otherProducts: ReadonlyMap<string, string> = new Map([
  ['NVD_CPE', 'CPE'],
  ['NVD_CPEMatchString', 'CPE match'],
  ['NVD_CVEHistory', 'CVE history'],
  ['NVD_SOURCE', 'source'],
])

/** CVSS lists of 2.0, in the order in which they lead. */
export const metricLists: readonly (readonly [field: string, version: '2' | '3' | '4'])[] = [
  ['cvssMetricV31', '3'],
  ['cvssMetricV30', '3'],
  ['cvssMetricV40', '4'],
  ['cvssMetricV2', '2'],
]

/** Fields of a 2.0 record that are taken over. */
export const usedFields: ReadonlySet<string> = new Set([
  'id',
  'vulnStatus',
  'published',
  'lastModified',
  'descriptions',
  'metrics',
  'weaknesses',
  'configurations',
  'references',
  'affected',
  'cisaExploitAdd',
  'cisaActionDue',
  'cisaRequiredAction',
  'cisaVulnerabilityName',
])

/** Of its metrics. */
export const usedMetrics: ReadonlySet<string> = new Set([...metricLists.map(([field]) => field), 'ssvcV203'])

/** Fields of a 1.1 item that are taken over. */
export const usedLegacyFields: ReadonlySet<string> = new Set([
  'cve',
  'configurations',
  'impact',
  'publishedDate',
  'lastModifiedDate',
])
