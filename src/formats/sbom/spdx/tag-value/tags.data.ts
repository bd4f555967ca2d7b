/** What a tag belongs to. */
export type TagSection =
  | 'document'
  | 'package'
  | 'file'
  | 'snippet'
  | 'relationship'
  | 'annotation'
  | 'review'
  | 'licence'

/** How a value is written, and so what it becomes. */
export type TagForm =
  | 'text'
  | 'list'
  | 'truth'
  | 'checksum'
  | 'verification-code'
  | 'external-reference'
  | 'external-reference-comment'
  | 'external-document'
  | 'relationship'

export interface Tag {
  readonly section: TagSection
  /** The field in JSON that says the same. */
  readonly field: string
  readonly form: TagForm
  /** The object the field lies in; the section's own where it is not given. */
  readonly within?: 'creationInfo'
  /** An entry begins with it. */
  readonly begins?: true
}

type Row = readonly [tag: string, field: string, form?: TagForm]

function rows(section: TagSection, list: readonly Row[]): readonly (readonly [string, Tag])[] {
  return list.map(([tag, field, form = 'text']) => [tag, { section, field, form }])
}

function begins(section: TagSection, list: readonly Row[]): readonly (readonly [string, Tag])[] {
  return rows(section, list).map(([tag, what]) => [tag, { ...what, begins: true }])
}

/** The tags of SPDX 2.1 to 2.3, and what each is in JSON. `SPDXID` belongs to what it stands in. */
export const tags: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...rows('document', [
    ['SPDXVersion', 'spdxVersion'],
    ['DataLicense', 'dataLicense'],
    ['DocumentName', 'name'],
    ['DocumentNamespace', 'documentNamespace'],
    ['DocumentComment', 'comment'],
    ['ExternalDocumentRef', 'externalDocumentRefs', 'external-document'],
  ]),
  ...rows('document', [
    ['Creator', 'creators', 'list'],
    ['Created', 'created'],
    ['CreatorComment', 'comment'],
    ['LicenseListVersion', 'licenseListVersion'],
  ]).map(([tag, what]) => [tag, { ...what, within: 'creationInfo' }] as const),
  ...begins('package', [['PackageName', 'name']]),
  ...rows('package', [
    ['PackageVersion', 'versionInfo'],
    ['PackageFileName', 'packageFileName'],
    ['PackageSupplier', 'supplier'],
    ['PackageOriginator', 'originator'],
    ['PackageDownloadLocation', 'downloadLocation'],
    ['FilesAnalyzed', 'filesAnalyzed', 'truth'],
    ['PackageVerificationCode', 'packageVerificationCode', 'verification-code'],
    ['PackageChecksum', 'checksums', 'checksum'],
    ['PackageHomePage', 'homepage'],
    ['PackageSourceInfo', 'sourceInfo'],
    ['PackageLicenseConcluded', 'licenseConcluded'],
    ['PackageLicenseInfoFromFiles', 'licenseInfoFromFiles', 'list'],
    ['PackageLicenseDeclared', 'licenseDeclared'],
    ['PackageLicenseComments', 'licenseComments'],
    ['PackageCopyrightText', 'copyrightText'],
    ['PackageSummary', 'summary'],
    ['PackageDescription', 'description'],
    ['PackageComment', 'comment'],
    ['PackageAttributionText', 'attributionTexts', 'list'],
    ['ExternalRef', 'externalRefs', 'external-reference'],
    ['ExternalRefComment', 'externalRefs', 'external-reference-comment'],
    ['PrimaryPackagePurpose', 'primaryPackagePurpose'],
    ['ReleaseDate', 'releaseDate'],
    ['BuiltDate', 'builtDate'],
    ['ValidUntilDate', 'validUntilDate'],
  ]),
  ...begins('file', [['FileName', 'fileName']]),
  ...rows('file', [
    ['FileType', 'fileTypes', 'list'],
    ['FileChecksum', 'checksums', 'checksum'],
    ['LicenseConcluded', 'licenseConcluded'],
    ['LicenseInfoInFile', 'licenseInfoInFiles', 'list'],
    ['LicenseComments', 'licenseComments'],
    ['FileCopyrightText', 'copyrightText'],
    ['FileComment', 'comment'],
    ['FileNotice', 'noticeText'],
    ['FileContributor', 'fileContributors', 'list'],
    ['FileAttributionText', 'attributionTexts', 'list'],
    ['FileDependency', 'fileDependencies', 'list'],
    ['ArtifactOfProjectName', 'artifactOfs', 'list'],
    ['ArtifactOfProjectHomePage', 'artifactOfs', 'list'],
    ['ArtifactOfProjectURI', 'artifactOfs', 'list'],
  ]),
  ...begins('snippet', [['SnippetSPDXID', 'SPDXID']]),
  ...rows('snippet', [
    ['SnippetSPDXIdentifier', 'SPDXID'],
    ['SnippetFromFileSPDXID', 'snippetFromFile'],
    ['SnippetFromFile', 'snippetFromFile'],
    ['SnippetByteRange', 'ranges', 'list'],
    ['SnippetLineRange', 'ranges', 'list'],
    ['SnippetLicenseConcluded', 'licenseConcluded'],
    ['LicenseInfoInSnippet', 'licenseInfoInSnippets', 'list'],
    ['SnippetLicenseComments', 'licenseComments'],
    ['SnippetCopyrightText', 'copyrightText'],
    ['SnippetComment', 'comment'],
    ['SnippetName', 'name'],
    ['SnippetAttributionText', 'attributionTexts', 'list'],
  ]),
  ...begins('relationship', [['Relationship', 'relationshipType', 'relationship']]),
  ...rows('relationship', [['RelationshipComment', 'comment']]),
  ...begins('annotation', [['Annotator', 'annotator']]),
  ...rows('annotation', [
    ['AnnotationDate', 'annotationDate'],
    ['AnnotationType', 'annotationType'],
    ['AnnotationComment', 'comment'],
    ['SPDXREF', 'spdxElementId'],
  ]),
  ...begins('review', [['Reviewer', 'reviewer']]),
  ...rows('review', [
    ['ReviewDate', 'reviewDate'],
    ['ReviewComment', 'comment'],
  ]),
  ...begins('licence', [['LicenseID', 'licenseId']]),
  ...rows('licence', [
    ['ExtractedText', 'extractedText'],
    ['LicenseName', 'name'],
    ['LicenseCrossReference', 'seeAlsos', 'list'],
    ['LicenseComment', 'comment'],
  ]),
])

/** The array of a document in JSON that holds the entries of a section. */
export const arrayOf: Readonly<Record<Exclude<TagSection, 'document'>, string>> = {
  package: 'packages',
  file: 'files',
  snippet: 'snippets',
  relationship: 'relationships',
  annotation: 'annotations',
  review: 'revieweds',
  licence: 'hasExtractedLicensingInfos',
}
