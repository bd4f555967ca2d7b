import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { childOf, childrenOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import { readXml } from '../../xml/read-xml.ts'
import { declaredLicence } from '../integrity.ts'
import {
  type SbomDocument,
  type SbomLink,
  subjectPosition,
  type UnusedField,
} from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { dependenciesOf, type MavenDependency, packageOf } from './dependencies.ts'
import { readPrinted } from './printed.ts'
import { type MavenProperties, propertiesOf } from './properties.ts'
import { usedElements } from './versions.ts'

/**
 * Reads what a project asks for, or what Maven printed of what it resolved. Its parent and what it imports are other documents, which are named and not
 * fetched; versions that only they know are left open, and told.
 */
export function readMaven(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/^\s*</.test(text.value)) return readProject(bytes)
  const log = problemLog()
  const document = readPrinted(text.value, log)
  return readable(document, log.list())
}

function readProject(bytes: Uint8Array): Parsed<SbomDocument> {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  const project = xml.value
  if (project.name !== 'project') return unreadable(problem(linePath(project), 'sbom.not-recognised'))
  const log = problemLog()
  const properties = propertiesOf(project)
  const management = childOf(project, 'dependencyManagement')
  const managed = new Map(dependenciesOf(management, properties).map((one) => [one.key, one]))
  const list = packageList(log)
  for (const one of dependenciesOf(project, properties)) addNeeded(packageOf(one, managed, false))
  for (const profile of profilesOf(project)) {
    const within = new Map(managed)
    for (const one of dependenciesOf(childOf(profile, 'dependencyManagement'), properties))
      within.set(one.key, one)
    for (const one of dependenciesOf(profile, properties)) addNeeded(packageOf(one, within, true))
  }

  function addNeeded(listed: ListedPackage): void {
    const position = list.add(listed)
    if (position !== null) list.need(subjectPosition, position)
  }

  const document = list.document({
    format: 'maven',
    specVersion: textOf(childOf(project, 'modelVersion')),
    subject: subjectOf(project, properties),
    linked: linkedFrom(project, [...managed.values()], log),
    unused: unusedIn(project),
  })
  return readable(document, [...xml.warnings, ...log.list()])
}

function profilesOf(project: XmlElement): readonly XmlElement[] {
  const profiles = childOf(project, 'profiles')
  return profiles === null ? [] : childrenOf(profiles, 'profile')
}

function subjectOf(project: XmlElement, { fill, named }: MavenProperties): ListedPackage | null {
  const name = fill(textOf(childOf(project, 'artifactId')))
  if (name === null) return null
  const group = named('project.groupId')
  const packaging = textOf(childOf(project, 'packaging'))
  return {
    path: linePath(project),
    type: group === null ? null : 'maven',
    namespace: group,
    name,
    version: named('project.version'),
    kind: packaging === 'war' || packaging === 'ear' ? 'application' : 'library',
    licences: childrenOf(childOf(project, 'licenses') ?? project, 'license').flatMap((one) =>
      declaredLicence(textOf(childOf(one, 'name'))),
    ),
    statesNeeds: true,
  }
}

/** The parent, and projects whose managed versions are imported. */
function linkedFrom(
  project: XmlElement,
  managed: readonly MavenDependency[],
  log: ProblemLog,
): readonly SbomLink[] {
  const parent = childOf(project, 'parent')
  const above = parent === null ? [] : [{ at: linePath(parent), ...coordinatesOf(parent) }]
  const imported = managed
    .filter(({ scope }) => scope === 'import')
    .map(({ element, group, artifact, version }) => ({
      at: linePath(element),
      name: artifact,
      uri: `${group}:${artifact}:${version ?? '?'}`,
    }))
  return [...above, ...imported].flatMap(({ at, name, uri }) => {
    if (name === '' || uri.length > 1000) return []
    log.add(at, 'sbom.reference-outside', { name, uri })
    return [{ name, uri }]
  })
}

function coordinatesOf(parent: XmlElement): SbomLink {
  const [group, name, version] = ['groupId', 'artifactId', 'version'].map(
    (field) => textOf(childOf(parent, field)) ?? '',
  )
  return { name: name ?? '', uri: `${group}:${name}:${version}` }
}

/** What else the project says: how it is built, where it is published, versions that nothing here asks for. */
function unusedIn(project: XmlElement): readonly UnusedField[] {
  const others = Map.groupBy(
    project.children.filter(({ name }) => !usedElements.has(name)),
    ({ name }) => name,
  )
  return [...others].slice(0, 100).map(([field, [first, ...more]]) => ({
    path: linePath(first ?? project),
    field,
    count: more.length + 1,
  }))
}
