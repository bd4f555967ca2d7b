import type { ProblemLog } from '../../../problem-log.ts'
import type { ElementNames } from './element-names.ts'
import { localName, type RdfNode, type RdfValue } from './graph.ts'
import { licenceOf } from './licences.ts'
import type { RdfRecord, Term } from './terms.data.ts'

interface RecordMaker {
  /** Where each object that was made stands. */
  readonly lines: WeakMap<object, number>
  /** What JSON holds in the place of a resource. */
  recordOf(node: RdfNode, record: RdfRecord): object
}

interface Means {
  readonly names: ElementNames
  readonly log: ProblemLog
}

/** Read apart, because they are entries of the document. */
const readApart: ReadonlySet<string> = new Set(['relationship'])

export function recordMaker({ names, log }: Means): RecordMaker {
  const lines = new WeakMap<object, number>()
  const expressions = new Map<RdfNode, string | null>()

  function recordOf(node: RdfNode, { id, terms }: RdfRecord): object {
    const fields = new Map<string, unknown>()
    const name = id === undefined ? null : names.nameOf(node.id)
    if (id !== undefined && name !== null && !name.startsWith('_:')) fields.set(id, name)
    for (const [property, values] of node.values) {
      if (readApart.has(property)) continue
      const term = terms.get(property)
      // A property that SPDX does not know stays what it is called, so that it is told.
      if (term === undefined) fields.set(property, values.map(textOf))
      else setField(fields, term, values)
    }
    const made: object = Object.fromEntries(fields)
    lines.set(made, node.line)
    return made
  }

  function setField(fields: Map<string, unknown>, { field, form }: Term, values: readonly RdfValue[]): void {
    const read = reading(form)
    if (isList(form)) {
      const known = fields.get(field)
      fields.set(field, [...(Array.isArray(known) ? known : []), ...values.map(read)])
      return
    }
    const last = values.at(-1)
    if (last === undefined) return
    if (values.length > 1) log.add(`/line/${last.line}`, 'json.name-twice')
    fields.set(field, read(last))
  }

  function reading(form: Term['form']): (value: RdfValue) => unknown {
    if (typeof form === 'object') {
      const record = 'one' in form ? form.one : form.many
      return (value) => (value.kind === 'text' ? value.text : recordOf(value.node, record))
    }
    switch (form) {
      case 'text':
      case 'texts':
        return textOf
      case 'word':
      case 'words':
        return wordOf
      case 'licence':
      case 'licences':
        return readLicence
      case 'ids':
        return (value) => (value.kind === 'text' ? value.text : names.nameOf(value.node.id))
    }
  }

  function readLicence(value: RdfValue): string | null {
    const text = value.kind === 'text' ? value.text : licenceOfNode(value)
    if (text === null) log.add(`/line/${value.line}`, 'sbom.licence-without-name')
    return text
  }

  /** Many packages share a licence, which may be a large set. */
  function licenceOfNode(value: RdfValue & { kind: 'node' }): string | null {
    const known = expressions.get(value.node)
    if (known !== undefined) return known
    const text = licenceOf(value)
    expressions.set(value.node, text)
    return text
  }

  return { lines, recordOf }
}

function isList(form: Term['form']): boolean {
  if (typeof form === 'object') return 'many' in form
  return form === 'texts' || form === 'words' || form === 'licences' || form === 'ids'
}

/** SPDX's own words for what is not said are addresses too. */
function textOf(value: RdfValue): string {
  if (value.kind === 'text') return value.text
  const id = value.node.id ?? ''
  if (!id.startsWith('http://spdx.org/rdf/terms#')) return id
  const name = localName(id)
  return name === 'noassertion' || name === 'none' ? name.toUpperCase() : id
}

/** `…#purpose_operatingSystem` → `OPERATING-SYSTEM`, `…#checksumAlgorithm_sha3_256` → `SHA3-256`. */
function wordOf(value: RdfValue): string {
  if (value.kind === 'text') return value.text
  return localName(value.node.id ?? '')
    .replace(/^[A-Za-z]+_/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .replaceAll('_', '-')
    .toUpperCase()
    .replace(/^BLAKE2B-?/, 'BLAKE2b-')
}
