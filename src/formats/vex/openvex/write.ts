import { writeFields } from '../../json/write-fields.ts'
import { batchText } from '../../text/batch-text.ts'
import type { VexComponent, VexDecision, VexProduct, VexSource } from '../model/decisions.ts'

/**
 * Decisions as OpenVEX 0.2.0, piece by piece. The format has no field for how far it may be passed on: that stands
 * with each statement, in `status_notes`, and before the name of the tool.
 */
export function writeOpenVex(source: VexSource): AsyncGenerator<string> {
  return batchText(piecesOf(source))
}

function* piecesOf({ id, author, created, tool, tlp, statements }: VexSource): Generator<string> {
  const label = `TLP:${tlp.toUpperCase()}`
  const head = JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author,
    timestamp: created,
    version: 1,
    tooling: `${label} ${tool.name} ${tool.version}`,
  })
  yield `${head.slice(0, -1)},\n"statements":[`
  let isFirst = true
  for (const statement of statements) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(writeStatement(statement, label))}`
    isFirst = false
  }
  yield '\n]}\n'
}

function writeStatement(decision: VexDecision, label: string) {
  const { vulnerability, status, justification, note, action, at, products } = decision
  return writeFields({
    vulnerability: writeFields({ name: vulnerability.name, aliases: vulnerability.aliases }),
    timestamp: at,
    products: products.map(writeProduct),
    status,
    status_notes: note === '' || status === 'not_affected' ? label : `${label}\n${note}`,
    justification: status === 'not_affected' ? justification : null,
    impact_statement: status === 'not_affected' ? note : null,
    ...(action !== null && { action_statement: action, action_statement_timestamp: at }),
  })
}

function writeProduct({ id, components }: VexProduct) {
  return writeFields({ '@id': id, subcomponents: components.map(writeComponent) })
}

function writeComponent({ purl, name, version }: VexComponent) {
  if (purl !== null) return { '@id': purl, identifiers: { purl } }
  const told = version === '' ? '' : `@${encodeURIComponent(version)}`
  return { '@id': `pkg:generic/${encodeURIComponent(name)}${told}` }
}
