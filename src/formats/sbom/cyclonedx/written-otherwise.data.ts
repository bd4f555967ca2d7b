/** Real documents that, written and read again, do not say quite the same, each with the reason. May only shrink. */
export const writtenOtherwise: ReadonlyMap<string, string> = new Map([
  [
    'cyclonedx-bom-examples/OBOM/Example-1-Decoupled/bom.json.gz',
    'an address holds characters that none may hold; they are encoded',
  ],
  [
    'cyclonedx-bom-examples/OBOM/Example-1-Standalone/bom.json.gz',
    'an address holds characters that none may hold; they are encoded',
  ],
  [
    'cyclonedx-bom-examples/SBOM/keycloak-10.0.2/bom.json.gz',
    'an address holds characters that none may hold; they are encoded',
  ],
  [
    'redhat-trustify/test-data/cyclonedx/simple-ext-a.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'redhat-trustify/test-data/cyclonedx/simple-ext-b.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentExtRefDistributionHashEmpty.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentExtRefDistributionHashMD5.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentExtRefDistributionIntakeHashEmpty.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentExtRefDistributionIntakeHashSHA512.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentLicenseExp.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/validComponentLicenseConcluded.cdx16.json',
    'the serial is no UUID, which the schema demands',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-no-dependencies.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-perfect-score.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-with-complete-signature.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-with-ec-signature.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-with-incomplete-signature.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-with-signature-no-key.json',
    'a hash is of a length that the schema does not know; it becomes a property',
  ],
  ['sbomqs/testdata/sboms/clean-permissive.cdx.json', 'the serial is no UUID, which the schema demands'],
  ['sbomqs/testdata/sboms/gpl-copyleft.cdx.json', 'the serial is no UUID, which the schema demands'],
  [
    'sbomqs/testdata/sboms/license-expressions-acknowledgement.cdx.json',
    'the serial is no UUID, which the schema demands',
  ],
  ['sbomqs/testdata/sboms/missing-metadata.cdx.json', 'the serial is no UUID, which the schema demands'],
  ['sbomqs/testdata/sboms/proprietary-licenses.cdx.json', 'the serial is no UUID, which the schema demands'],
  ['sbomqs/testdata/sboms/snapshot-versions.cdx.json', 'the serial is no UUID, which the schema demands'],
  ['sbomqs/testdata/sboms/vulnerable-log4j.cdx.json', 'the serial is no UUID, which the schema demands'],
  [
    'bom-shelter-wild/cyclonedx/obsidian-sailboat-sbom-cdx.json',
    'an id that is not on SPDX’s list is written as a name, as the schema demands',
  ],
  [
    'sbomqs/testdata/bsi/cdx/validComponentLicenseCustomRef.cdx16.json',
    'an id that is not on SPDX’s list is written as a name, as the schema demands',
  ],
  [
    'sbomqs/testdata/fixtures/cdx-custom-license.cdx.json',
    'an id that is not on SPDX’s list is written as a name, as the schema demands',
  ],
  [
    'sbomqs/testdata/sboms/license-block-proprietary-violations.cdx.json',
    'an id that is not on SPDX’s list is written as a name, as the schema demands',
  ],
])
