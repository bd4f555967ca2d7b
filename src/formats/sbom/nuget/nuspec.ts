import type { ProblemLog } from '../../problem-log.ts'
import { childOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import { declaredLicence } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

/** What only Chocolatey, whose packages are in a registry of their own, writes into such a file. */
const ofChocolatey = ['packageSourceUrl', 'projectSourceUrl', 'docsUrl', 'bugTrackerUrl', 'mailingListUrl']

/** What a package says of itself; Chocolatey leaves such a file for each that it installed. */
export function readNuspec(root: XmlElement, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const metadata = childOf(root, 'metadata')
  const text = (name: string) => (metadata === null ? null : textOf(childOf(metadata, name)))
  const isOfChocolatey = ofChocolatey.some((name) => text(name) !== null)
  const url = text('projectUrl')
  list.add({
    path: linePath(metadata ?? root),
    type: isOfChocolatey ? 'chocolatey' : 'nuget',
    name: text('id') ?? '',
    version: text('version'),
    supplier: text('authors'),
    licences: declaredLicence(text('license')),
    references: url === null ? [] : [{ kind: 'website', url }],
  })
  return list.document({ format: 'nuget', specVersion: 'nuspec' })
}
