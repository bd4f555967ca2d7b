import type { ProblemLog } from '../../../problem-log.ts'
import { linePath, type XmlElement } from '../../../xml/element.ts'

/** Fields that are lists in JSON; in XML their element is repeated. A name means the same wherever it stands. */
const lists: ReadonlySet<string> = new Set([
  'annotations',
  'artifactOfs',
  'attributionTexts',
  'checksums',
  'creators',
  'crossRefs',
  'documentDescribes',
  'externalDocumentRefs',
  'externalRefs',
  'fileContributors',
  'fileDependencies',
  'fileTypes',
  'files',
  'hasExtractedLicensingInfos',
  'hasFiles',
  'licenseInfoFromFiles',
  'licenseInfoInFiles',
  'licenseInfoInSnippets',
  'packageVerificationCodeExcludedFiles',
  'packages',
  'ranges',
  'relationships',
  'reviewers',
  'revieweds',
  'seeAlsos',
  'snippets',
])

interface FieldMaker {
  /** What JSON holds in the place of an element. */
  objectOf(element: XmlElement): object
}

/** Makes objects of elements, and remembers the line of each. */
export function fieldMaker({
  lines,
  log,
}: {
  readonly lines: WeakMap<object, number>
  readonly log: ProblemLog
}): FieldMaker {
  function objectOf(element: XmlElement): object {
    const fields = new Map<string, unknown>()
    for (const child of element.children) addField(fields, child)
    // fromEntries defines own properties, so that an element `__proto__` stays a plain name.
    const made: object = Object.fromEntries(fields)
    lines.set(made, element.line)
    return made
  }

  function addField(fields: Map<string, unknown>, child: XmlElement): void {
    const known = fields.get(child.name)
    if (Array.isArray(known)) known.push(read(child))
    else if (lists.has(child.name)) fields.set(child.name, [read(child)])
    else {
      if (known !== undefined) log.add(linePath(child), 'json.name-twice')
      fields.set(child.name, read(child))
    }
  }

  function read(element: XmlElement): unknown {
    return element.children.length > 0 ? objectOf(element) : element.text.trim()
  }

  return { objectOf }
}
