/**
 * Invalid documents in JSON that are read without a word about it, each with the reason. May only shrink.
 */
export const unnoticedJson: ReadonlyMap<string, string> = new Map([
  [
    'cyclonedx-spec-tests/1.2/invalid-license-id-1.2.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.3/invalid-license-id-1.3.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.3/invalid-metadata-license-1.3.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.4/invalid-license-id-1.4.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.4/invalid-metadata-license-1.4.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.5/invalid-license-id-1.5.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.6/invalid-license-id-1.6.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.7/invalid-license-id-1.7.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'cyclonedx-spec-tests/1.7/invalid-metadata-license-1.7.json',
    'ids of licences are not compared with the list of SPDX',
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
    'sbomqs/testdata/bsi/cdx/invalidComponentLicenseNoAssertion.cdx16.json',
    'ids of licences are not compared with the list of SPDX',
  ],
  [
    'sbomqs/testdata/bsi/cdx/invalidComponentLicenseNone.cdx16.json',
    'ids of licences are not compared with the list of SPDX',
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
  [
    'sbomqs/testdata/fixtures/cdx-invalid-licenses.json',
    'ids of licences are not compared with the list of SPDX',
  ],
])
