import { childOf, childrenOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import type { ComponentScope } from '../model/sbom-document.ts'
import type { ListedPackage } from '../package-list.ts'
import type { MavenProperties } from './properties.ts'

/** A dependency as it is written, its placeholders filled in where they are known. */
export interface MavenDependency {
  readonly element: XmlElement
  /** What version and scope are managed by: group, artifact, type and classifier. */
  readonly key: string
  readonly group: string
  readonly artifact: string
  /** Whether group and artifact are known, so that the package has a name. */
  readonly isNamed: boolean
  readonly version: string | null
  readonly type: string
  readonly classifier: string | null
  readonly scope: string | null
  readonly isOptional: boolean
}

/** The dependencies directly within an element, if it is there. */
export function dependenciesOf(
  holder: XmlElement | null,
  properties: MavenProperties,
): readonly MavenDependency[] {
  const list = holder === null ? null : childOf(holder, 'dependencies')
  return list === null ? [] : childrenOf(list, 'dependency').map((one) => readDependency(one, properties))
}

function readDependency(element: XmlElement, { fill }: MavenProperties): MavenDependency {
  const text = (name: string) => textOf(childOf(element, name))
  const [group, artifact] = [fill(text('groupId')), fill(text('artifactId'))]
  const type = fill(text('type')) ?? 'jar'
  const classifier = fill(text('classifier'))
  const named = { group: group ?? text('groupId') ?? '', artifact: artifact ?? text('artifactId') ?? '' }
  return {
    ...named,
    element,
    key: [named.group, named.artifact, type, classifier ?? ''].join(':'),
    isNamed: group !== null && artifact !== null,
    version: exactVersion(fill(text('version'))),
    type,
    classifier,
    scope: fill(text('scope')),
    isOptional: text('optional') === 'true',
  }
}

/** `[1.0]` asks for exactly this; a range, or what is newest at the time, is no version. */
function exactVersion(text: string | null): string | null {
  if (text === null || text === 'LATEST' || text === 'RELEASE') return null
  const only = /^\[([^,[\]()]+)\]$/.exec(text)?.[1]?.trim()
  return only ?? (/[,[\]()]/.test(text) ? null : text)
}

/**
 * A dependency as a package; where it leaves something out, what is managed for it holds.
 * @param isInProfile whether it counts only where its profile is active
 */
export function packageOf(
  one: MavenDependency,
  managed: ReadonlyMap<string, MavenDependency>,
  isInProfile: boolean,
): ListedPackage {
  const by = managed.get(one.key)
  const hasVersion = childOf(one.element, 'version') !== null
  return {
    path: linePath(one.element),
    type: one.isNamed ? 'maven' : null,
    namespace: one.group === '' ? null : one.group,
    name: one.artifact,
    version: hasVersion ? one.version : (by?.version ?? null),
    qualifiers: [
      ['classifier', one.classifier],
      ['type', one.type === 'jar' ? null : one.type],
    ],
    scope: scopeOf(one.scope ?? by?.scope ?? 'compile', one.isOptional || isInProfile),
  }
}

/** What is `provided` runs with the product, but is not shipped with it. */
export function scopeOf(scope: string, isOptional: boolean): ComponentScope {
  if (scope === 'test') return 'excluded'
  return isOptional || scope === 'provided' || scope === 'system' ? 'optional' : 'required'
}
