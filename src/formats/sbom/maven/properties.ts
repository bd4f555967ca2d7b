import { childOf, textOf, type XmlElement } from '../../xml/element.ts'

/** What the placeholders of a project stand for. */
export interface MavenProperties {
  /** A text with its placeholders filled in; null where one is not known here, or the text grows without end. */
  fill(text: string | null): string | null
  /** A property's value, or that of one of the project's own coordinates: `project.version`. */
  named(name: string): string | null
}

const placeholder = /\$\{([^{}]{1,200})\}/g
const longestText = 512
/** Properties that stand for properties; in real projects two or three. */
const deepest = 30

/** The project's own properties, and those that Maven derives from its coordinates. Each is worked out once. */
export function propertiesOf(project: XmlElement): MavenProperties {
  const written = new Map(derivedFrom(project))
  for (const child of childOf(project, 'properties')?.children ?? [])
    written.set(child.name, child.text.trim())
  const known = new Map<string, string | null>()

  function worth(name: string, depth: number): string | null {
    const found = known.get(name)
    if (found !== undefined) return found
    // Until it is worked out, a property that leads back to itself is unknown.
    known.set(name, null)
    const text = written.get(name)
    const value = text === undefined || depth > deepest ? null : fill(text, depth + 1)
    known.set(name, value)
    return value
  }

  function fill(text: string, depth: number): string | null {
    if (text.length > longestText) return null
    let isKnown = true
    const filled = text.replace(placeholder, (_, name: string) => {
      const value = worth(name.trim(), depth)
      if (value === null) isKnown = false
      return value ?? ''
    })
    return isKnown && filled.length <= longestText && !filled.includes('${') ? filled : null
  }

  return { fill: (text) => (text === null ? null : fill(text, 0)), named: (name) => worth(name, 0) }
}

function derivedFrom(project: XmlElement): readonly (readonly [string, string])[] {
  const parent = childOf(project, 'parent')
  return ['groupId', 'artifactId', 'version', 'packaging'].flatMap((field) => {
    const above = parent === null ? null : textOf(childOf(parent, field))
    const isInherited = field === 'groupId' || field === 'version'
    const own = textOf(childOf(project, field)) ?? (isInherited ? above : null)
    const names = [`project.${field}`, `pom.${field}`, field]
    const ofParent = [`project.parent.${field}`, `parent.${field}`]
    return [
      ...(own === null ? [] : names.map((name) => [name, own] as const)),
      ...(above === null ? [] : ofParent.map((name) => [name, above] as const)),
    ]
  })
}
