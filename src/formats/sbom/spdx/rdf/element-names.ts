import { localName, type RdfNode } from './graph.ts'

/** What JSON calls the elements that RDF names by address. */
export interface ElementNames {
  /** The document's own. */
  readonly namespace: string | null
  /** `https://…#SPDXRef-a` → `SPDXRef-a`; in another document `DocumentRef-base:SPDXRef-a`. */
  nameOf(id: string | null): string | null
}

const terms = 'http://spdx.org/rdf/terms#'

/** SPDX's own words in the place of an element. */
const words: ReadonlyMap<string, string> = new Map([
  [`${terms}noassertion`, 'NOASSERTION'],
  [`${terms}none`, 'NONE'],
])

export function elementNames(document: RdfNode): ElementNames {
  const namespace = namespaceOf(document.id)
  const outside = documentsOutside(document)
  return {
    namespace,
    nameOf(id) {
      if (id === null) return null
      const word = words.get(id)
      if (word !== undefined) return word
      const name = decoded(localName(id))
      const other = namespaceOf(id)
      const reference = other === null || other === namespace ? undefined : outside.get(other)
      return reference === undefined || name.includes(':') ? name : `${reference}:${name}`
    },
  }
}

/** What stands before the name of an element. */
function namespaceOf(id: string | null): string | null {
  const hash = id?.lastIndexOf('#') ?? -1
  return id === null || hash < 1 ? null : id.slice(0, hash)
}

function documentsOutside(document: RdfNode): ReadonlyMap<string, string> {
  const outside = new Map<string, string>()
  for (const value of document.values.get('externalDocumentRef') ?? []) {
    if (value.kind === 'text') continue
    const [address] = value.node.values.get('spdxDocument') ?? []
    const namespace = address?.kind === 'text' ? address.text : address?.node.id
    const [name] = value.node.values.get('externalDocumentId') ?? []
    const reference = name?.kind === 'text' ? name.text : localName(value.node.id ?? '')
    if (namespace && reference !== '') outside.set(namespace.replace(/#$/, ''), reference)
  }
  return outside
}

/** Addresses hide the colon of `DocumentRef-a:SPDXRef-b` as `%3A`. */
function decoded(name: string): string {
  return name.replaceAll(/%3a/gi, ':')
}
