/** How a property is written, and so what it becomes. `word`: a name at the end of an address, in capitals in JSON. */
export type TermForm =
  | 'text'
  | 'texts'
  | 'word'
  | 'words'
  | 'licence'
  | 'licences'
  | 'ids'
  | { readonly one: RdfRecord }
  | { readonly many: RdfRecord }

export interface Term {
  /** The field in JSON that says the same. */
  readonly field: string
  readonly form: TermForm
}

/** A kind of resource: what its properties are in JSON. */
export interface RdfRecord {
  /** The field for the name at the end of its address. */
  readonly id?: string
  readonly terms: ReadonlyMap<string, Term>
}

type Row = readonly [property: string, field?: string, form?: TermForm]

function record(rows: readonly Row[], id?: string): RdfRecord {
  const terms = new Map(
    rows.map(([property, field = property, form = 'text']) => [property, { field, form }] as const),
  )
  return id === undefined ? { terms } : { id, terms }
}

const checksum = record([['algorithm', 'algorithm', 'word'], ['checksumValue']])

const annotation = record([
  ['annotator'],
  ['annotationDate'],
  ['annotationType', 'annotationType', 'word'],
  ['comment'],
])

const externalReference = record([
  ['referenceCategory', 'referenceCategory', 'word'],
  ['referenceType'],
  ['referenceLocator'],
  ['comment'],
])

const verificationCode = record([
  ['packageVerificationCodeValue'],
  ['packageVerificationCodeExcludedFile', 'packageVerificationCodeExcludedFiles', 'texts'],
])

const creationInfo = record([
  ['creator', 'creators', 'texts'],
  ['created'],
  ['comment'],
  ['licenseListVersion'],
])

const externalDocument = record(
  [['externalDocumentId'], ['checksum', 'checksum', { one: checksum }], ['spdxDocument']],
  'externalDocumentId',
)

const licence = record(
  [['licenseId'], ['extractedText'], ['name'], ['comment'], ['seeAlso', 'seeAlsos', 'texts']],
  'licenseId',
)

const review = record([['reviewer'], ['reviewDate'], ['comment']])

/** The resources of SPDX 2.0 to 2.3 that have entries of their own in JSON. Relationships are read apart. */
export const records: Readonly<Record<'document' | 'package' | 'file' | 'snippet', RdfRecord>> = {
  document: record(
    [
      ['specVersion', 'spdxVersion'],
      ['dataLicense', 'dataLicense', 'licence'],
      ['name'],
      ['comment'],
      ['creationInfo', 'creationInfo', { one: creationInfo }],
      ['externalDocumentRef', 'externalDocumentRefs', { many: externalDocument }],
      ['hasExtractedLicensingInfo', 'hasExtractedLicensingInfos', { many: licence }],
      ['describesPackage', 'documentDescribes', 'ids'],
      ['describesFile', 'documentDescribes', 'ids'],
      ['annotation', 'annotations', { many: annotation }],
      ['reviewed', 'revieweds', { many: review }],
    ],
    'SPDXID',
  ),
  package: record(
    [
      ['name'],
      ['versionInfo'],
      ['packageFileName'],
      ['supplier'],
      ['originator'],
      ['downloadLocation'],
      ['filesAnalyzed'],
      ['packageVerificationCode', 'packageVerificationCode', { one: verificationCode }],
      ['checksum', 'checksums', { many: checksum }],
      ['homepage'],
      ['sourceInfo'],
      ['licenseConcluded', 'licenseConcluded', 'licence'],
      ['licenseDeclared', 'licenseDeclared', 'licence'],
      ['licenseInfoFromFiles', 'licenseInfoFromFiles', 'licences'],
      ['licenseComments'],
      ['copyrightText'],
      ['summary'],
      ['description'],
      ['comment'],
      ['attributionText', 'attributionTexts', 'texts'],
      ['externalRef', 'externalRefs', { many: externalReference }],
      ['hasFile', 'hasFiles', 'ids'],
      ['primaryPackagePurpose', 'primaryPackagePurpose', 'word'],
      ['releaseDate'],
      ['builtDate'],
      ['validUntilDate'],
      ['annotation', 'annotations', { many: annotation }],
    ],
    'SPDXID',
  ),
  file: record(
    [
      ['fileName'],
      ['name', 'fileName'],
      ['fileType', 'fileTypes', 'words'],
      ['checksum', 'checksums', { many: checksum }],
      ['licenseConcluded', 'licenseConcluded', 'licence'],
      ['copyrightText'],
    ],
    'SPDXID',
  ),
  snippet: record([['name']], 'SPDXID'),
}
