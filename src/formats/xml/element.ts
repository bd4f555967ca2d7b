/** An element of an XML document nobody vouches for. Plain data; names are local, prefixes are resolved. */
export interface XmlElement {
  readonly name: string
  /** The address of its namespace; '' where it has none. */
  readonly namespace: string
  /** Values by name; one with a prefix by `{namespace}name`. Declarations of namespaces are no attributes. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text directly within, CDATA included, as written; '' where there is only white space beside children. */
  readonly text: string
  /** The line its tag begins in, counting from 1. */
  readonly line: number
}

/** Where an element stands, as the path of a problem. */
export function linePath({ line }: XmlElement): string {
  return `/line/${line}`
}

/** The first child of this name, whatever its namespace, unless one is asked for. */
export function childOf(parent: XmlElement, name: string, namespace?: string): XmlElement | null {
  return parent.children.find((child) => isNamed(child, name, namespace)) ?? null
}

/** All children of this name, in order. */
export function childrenOf(parent: XmlElement, name: string, namespace?: string): readonly XmlElement[] {
  return parent.children.filter((child) => isNamed(child, name, namespace))
}

function isNamed(element: XmlElement, name: string, namespace?: string): boolean {
  return element.name === name && (namespace === undefined || element.namespace === namespace)
}

/** The text directly within an element, without white space around it; null where nothing is left or no element is. */
export function textOf(element: XmlElement | null): string | null {
  const text = element?.text.trim()
  return text === undefined || text === '' ? null : text
}

/** An attribute's value, or null. One without a prefix has no namespace, wherever it stands. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | null {
  return element.attributes.get(namespace === '' ? name : `{${namespace}}${name}`) ?? null
}
