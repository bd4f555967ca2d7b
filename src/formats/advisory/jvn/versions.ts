/** Forms in which JVN iPedia publishes, oldest first. Elements are told by their local names: the namespaces differ. */
export const jvnVersions: readonly { readonly id: string; readonly what: string }[] = [
  { id: 'mod_sec 2.0', what: 'yearly overviews in RSS 1.0' },
  { id: 'mod_sec 3.0', what: 'overviews in RSS 1.0, of the API and of the daily feeds' },
  { id: 'VULDEF 3.1', what: 'details' },
  { id: 'VULDEF 3.2', what: 'details' },
  { id: 'oka 4.0', what: 'overviews and details in JSON, of the API and of data feeds' },
]

/** Elements directly below a document's own that are records. */
export const recordElements: ReadonlySet<string> = new Set(['Vulinfo', 'item'])

/** Arrays in answers in JSON that hold records, wherever they stand. */
export const recordLists: ReadonlySet<string> = new Set(['entry', 'VULDEF-Document'])

/** What else MyJVN answers with in JSON, by the names of the document's members. */
export const otherMembers: readonly string[] = ['jvn_product_dictionary', 'jvn-product-dictionary']

/** What else MyJVN answers with, by the name of the document's element: vendors and products, alerts. */
export const otherAnswers: ReadonlySet<string> = new Set(['Result', 'feed'])

/** Parts of `VulinfoData` that are taken over. */
export const usedParts: ReadonlySet<string> = new Set([
  'Title',
  'VulinfoDescription',
  'Affected',
  'Impact',
  'Solution',
  'Related',
  'DateFirstPublished',
  'DateLastUpdated',
  'DatePublic',
])

/** Parts of an `item` that are taken over. `date` says what `modified` says. */
export const usedItemParts: ReadonlySet<string> = new Set([
  'title',
  'link',
  'description',
  'identifier',
  'references',
  'cpe',
  'cvss',
  'issued',
  'modified',
  'date',
])

/** Whose names of vulnerabilities are CVE numbers, as `RelatedItem/Name` and as `references/@source` have them. */
export const cveSources: ReadonlySet<string> = new Set([
  'CVE',
  'NVD',
  'Common Vulnerabilities and Exposures (CVE)',
  'National Vulnerability Database (NVD)',
])

/** What a reference is, by `RelatedItem/@type` and by `references/@source`; any other is `web`. */
export const referenceKinds: ReadonlyMap<string, string> = new Map([
  ['vendor', 'advisory'],
  ['advisory', 'advisory'],
  ['JVN', 'advisory'],
  ['JVN iPedia', 'advisory'],
  ['JPCERT-AT', 'advisory'],
  ['JPCERT-WR', 'advisory'],
  ['CERT-VN', 'advisory'],
  ['US-CERT', 'advisory'],
  ['ICS-CERT ADVISORY', 'advisory'],
  ['IPA SECURITY ALERTS', 'advisory'],
])

/** CVSS as the attribute `version` has it, by what we call it. */
export const cvssVersions: ReadonlyMap<string, '2' | '3' | '4'> = new Map([
  ['2.0', '2'],
  ['3.0', '3'],
  ['3.1', '3'],
  ['4.0', '4'],
])
