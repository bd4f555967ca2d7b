import { attributeOf, childrenOf, type XmlElement } from '../../xml/element.ts'

/** Fills in what a project file says its properties are; null where one is not known from the file alone. */
export type FillProperties = (text: string | null) => string | null

const placeholder = /\$\(([A-Za-z_][\w.-]{0,100})\)/g
const longestText = 512
/** Properties that stand for properties; in real projects two or three. */
const deepest = 10

/**
 * The properties of a project file. One that is given under a condition may have another value, and is not known.
 * Names are compared without case; of several values the last counts (MSBuild, "MSBuild properties").
 */
export function propertiesOf(root: XmlElement): FillProperties {
  const written = new Map<string, string | null>()
  for (const group of childrenOf(root, 'PropertyGroup')) {
    const isSure = attributeOf(group, 'Condition') === null
    for (const one of group.children) {
      const name = one.name.toLowerCase()
      const isOpen = !isSure || attributeOf(one, 'Condition') !== null || written.get(name) === null
      written.set(name, isOpen ? null : one.text.trim())
    }
  }

  function fill(text: string, depth: number): string | null {
    if (depth > deepest || text.length > longestText) return null
    let isKnown = true
    const filled = text.replace(placeholder, (_, name: string) => {
      const value = written.get(name.toLowerCase())
      const told = value === undefined || value === null ? null : fill(value, depth + 1)
      if (told === null) isKnown = false
      return told ?? ''
    })
    return isKnown && filled.length <= longestText && !filled.includes('$(') ? filled : null
  }

  return (text) => (text === null ? null : fill(text, 0))
}
