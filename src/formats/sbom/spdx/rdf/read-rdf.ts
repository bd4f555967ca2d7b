import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../../problem-log.ts'
import { linePath } from '../../../xml/element.ts'
import { readXml } from '../../../xml/read-xml.ts'
import { type Notation, notationOf } from '../notation.ts'
import { type ElementNames, elementNames } from './element-names.ts'
import { graphOf, localName, type RdfNode, type RdfValue } from './graph.ts'
import { recordMaker } from './make-records.ts'
import { records } from './terms.data.ts'

/** The resources with entries of their own, and the array of JSON that holds them. */
const kinds = [
  ['Package', 'packages', records.package],
  ['File', 'files', records.file],
  ['Snippet', 'snippets', records.snippet],
] as const

/**
 * Reads the RDF/XML notation of SPDX 2: the resources that the document describes, each as what JSON holds in its
 * place, whatever they are nested in. The document is kept as a tree meanwhile, so that less is taken than of JSON.
 */
export function readRdfNotation(bytes: Uint8Array): Parsed<Notation> {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  const log = problemLog()
  for (const { path, code, facts } of xml.warnings) log.add(path, code, facts)
  const nodes = graphOf(xml.value)
  const document = nodes.find(({ types }) => types.has('SpdxDocument'))
  if (document === undefined) return unreadable(problem(linePath(xml.value), 'sbom.not-spdx'))
  const names = elementNames(document)
  const maker = recordMaker({ names, log })
  const lists = new Map<string, object[]>()
  for (const [type, name, record] of kinds) {
    lists.set(
      name,
      nodes.filter(({ types }) => types.has(type)).map((node) => maker.recordOf(node, record)),
    )
  }
  const relations = nodes.flatMap((node) => relationsOf(node, names))
  for (const { made, line } of relations) maker.lines.set(made, line)
  lists.set(
    'relationships',
    relations.map(({ made }) => made),
  )
  const value = { ...maker.recordOf(document, records.document), documentNamespace: names.namespace }
  maker.lines.set(value, document.line)
  return readable(notationOf({ value, lists, lines: maker.lines, log }))
}

/** An entry of `relationships` and its line. */
interface Relation {
  readonly made: object
  readonly line: number
}

/** The relationships that start at a resource; ends that are not given stay null, so that they are told. */
function relationsOf({ id, values }: RdfNode, names: ElementNames): readonly Relation[] {
  return (values.get('relationship') ?? []).flatMap((relation) => {
    if (relation.kind === 'text') return []
    const { node } = relation
    const made = {
      spdxElementId: names.nameOf(id),
      relationshipType: wordOf(node.values.get('relationshipType')?.[0]),
      relatedSpdxElement: nameIn(node.values.get('relatedSpdxElement')?.[0], names),
    }
    return [{ made, line: node.line }]
  })
}

/** `…#relationshipType_dependsOn` → `dependsOn`. */
function wordOf(value: RdfValue | undefined): string | null {
  const address = value?.kind === 'text' ? value.text : (value?.node.id ?? null)
  return address === null ? null : localName(address).replace(/^relationshipType_/, '')
}

function nameIn(value: RdfValue | undefined, names: ElementNames): string | null {
  return value?.kind === 'text' ? value.text : names.nameOf(value?.node.id ?? null)
}
