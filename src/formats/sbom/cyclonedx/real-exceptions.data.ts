/**
 * Invalid documents in JSON that are read without a word about it, each with the reason. May only shrink.
 */
export const unnoticedJson: ReadonlyMap<string, string> = new Map([
  [
    'sbomqs/testdata/fixtures/cdx-invalid-licenses.json',
    'ids that SPDX has replaced are on its list all the same',
  ],
  ['guac-exampledata/distroless-cyclonedx-invalid-version.json', 'valid by the schema'],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentDownloadURL.cdx16.json',
    'an address without a host is valid by the schema',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentHashMD5.cdx16.json',
    'valid by the schema; the rule is one of BSI TR-03183',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentManufacturerURL.cdx16.json',
    'an address without a host is valid by the schema',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentSecurityTxtURL.cdx16.json',
    'an address without a host is valid by the schema',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentSourceCodeURL.cdx16.json',
    'an address without a host is valid by the schema',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentSourceHash.cdx16.json',
    'valid by the schema; the rule is one of BSI TR-03183',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidMetadataManufacturerURL.cdx16.json',
    'an address without a host is valid by the schema',
  ],
])
