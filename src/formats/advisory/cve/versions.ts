/** Versions of the CVE record format that are read, oldest first; minor versions only add. */
export const cveVersions: readonly { readonly id: string; readonly adds: readonly string[] }[] = [
  { id: '5.0', adds: ['cveMetadata', 'containers'] },
  { id: '5.1', adds: ['cpeApplicability', 'cvssV4_0'] },
  { id: '5.2', adds: ['packageURL'] },
]

/** Fields of a container that are taken over, the CNA's and those of ADPs. */
export const usedContainerFields: ReadonlySet<string> = new Set([
  'providerMetadata',
  'title',
  'descriptions',
  'affected',
  'cpeApplicability',
  'problemTypes',
  'references',
  'metrics',
  'rejectedReasons',
  'replacedBy',
  // Of the tool that wrote it, and the record in its form before 2023.
  'x_generator',
  'x_legacyV4Record',
])

/** CVSS objects of a metric, in the order in which they lead. */
export const cvssFields: readonly (readonly [field: string, version: '2' | '3' | '4'])[] = [
  ['cvssV3_1', '3'],
  ['cvssV3_0', '3'],
  ['cvssV4_0', '4'],
  ['cvssV2_0', '2'],
]

/** A record of the format before, which nobody publishes any more, says `data_version` and 4.0. */
export function isReadable(dataVersion: string | null): boolean {
  return dataVersion === null || /^5(?:\.|$)/.test(dataVersion)
}
