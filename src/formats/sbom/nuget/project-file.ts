import type { ProblemLog } from '../../problem-log.ts'
import { attributeOf, childOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { listedPackage } from './identity.ts'
import { type FillProperties, propertiesOf } from './project-properties.ts'

/** `packages.config`: each package with its exact version. */
export function readConfig(root: XmlElement, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  for (const one of root.children.filter(({ name }) => name === 'package')) {
    const isForDevelopment = attributeOf(one, 'developmentDependency')?.toLowerCase() === 'true'
    const found = { name: attributeOf(one, 'id') ?? '', version: attributeOf(one, 'version')?.trim() || null }
    list.add({ ...listedPackage(linePath(one), found), scope: isForDevelopment ? 'excluded' : 'required' })
  }
  return list.document({ format: 'nuget', specVersion: 'packages.config' })
}

/** What a project file, or the file with the versions for all projects, asks for. */
export function readProjectFile(root: XmlElement, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const fill = propertiesOf(root)
  const groups = root.children.filter(({ name }) => name === 'ItemGroup')
  for (const one of groups.flatMap(({ children }) => children)) {
    if (one.name !== 'PackageReference' && one.name !== 'PackageVersion') continue
    const written = (attributeOf(one, 'Include') ?? attributeOf(one, 'Update') ?? '').trim()
    const name = fill(written)
    // What it is called stands elsewhere: no package that anybody could find.
    const told = { name: name ?? written, version: versionOf(one, fill), isProject: name === null }
    const position = list.add(listedPackage(linePath(one), told))
    if (position !== null && one.name === 'PackageReference') list.need(subjectPosition, position)
  }
  return list.document({ format: 'nuget', specVersion: 'PackageReference' })
}

/**
 * `1.0` is the lowest that will do, and the one NuGet takes; a range, a star, or a property that only another file
 * gives, is no version.
 */
function versionOf(element: XmlElement, fill: FillProperties): string | null {
  const written =
    attributeOf(element, 'Version') ??
    attributeOf(element, 'VersionOverride') ??
    textOf(childOf(element, 'Version'))
  const text = fill(written)?.trim() ?? ''
  const only = /^\[([^,[\]()*$]+)\]$/.exec(text)?.[1]
  return only ?? (text === '' || /[,[\]()*$]/.test(text) ? null : text)
}
