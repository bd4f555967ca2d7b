import type { XmlElement } from './element.ts'

/** How much a document may ask of us. */
export interface XmlLimits {
  /** Levels of elements within each other. */
  readonly depth: number
  /** Bytes of UTF-8. */
  readonly bytes: number
  /** Elements in memory at one time; those handed over one by one count until they are. */
  readonly held: number
  /** Attributes of one element. */
  readonly attributes: number
}

/** For a document that is kept as one tree. */
export const xmlLimits: XmlLimits = {
  depth: 200,
  bytes: 64 * 1024 * 1024,
  held: 1_000_000,
  attributes: 1000,
}

/** For a document of which the many elements are handed over one by one. */
export const walkLimits: XmlLimits = { ...xmlLimits, bytes: 1024 * 1024 * 1024 }

/** Which elements of a document are handed over one by one, so that they never lie in memory all together. */
export interface XmlOrder {
  /** Their paths below the document's element, local names with `/` between: `components/component`. */
  readonly apart: readonly string[]
  /** Gets each when it is complete, in the order of the document. One within another stays in the other. */
  take(element: XmlElement, path: string): void
}
