import { expressionOf, type LicencePart } from '../licence-expression.ts'
import { localName, type RdfNode, type RdfValue } from './graph.ts'

/** A licence as an SPDX expression; null where it cannot be told. */
export function licenceOf(value: RdfValue): string | null {
  return expressionOf(value, partOf)
}

const sets: ReadonlyMap<string, 'all' | 'any'> = new Map([
  ['ConjunctiveLicenseSet', 'all'],
  ['DisjunctiveLicenseSet', 'any'],
])

/** The ids of SPDX's own words for what is not said. */
const silent: ReadonlyMap<string, string> = new Map([
  ['noassertion', 'NOASSERTION'],
  ['none', 'NONE'],
  ['SpdxNoAssertionLicense', 'NOASSERTION'],
  ['SpdxNoneLicense', 'NONE'],
])

function partOf(value: RdfValue): LicencePart<RdfValue> | null {
  if (value.kind === 'text') return value.text === '' ? null : { kind: 'text', text: value.text }
  const { node } = value
  for (const [type, kind] of sets) {
    if (node.types.has(type)) return { kind, members: node.values.get('member') ?? [] }
  }
  const [licence] = node.values.get('member') ?? []
  const [addition] = node.values.get('licenseException') ?? []
  if (licence !== undefined && node.types.has('OrLaterOperator')) return { kind: 'or-later', licence }
  if (licence !== undefined && addition !== undefined) return { kind: 'with', licence, addition }
  const text = nameOf(node)
  return text === null ? null : { kind: 'text', text }
}

function nameOf(node: RdfNode): string | null {
  for (const field of ['licenseId', 'licenseExceptionId']) {
    const [id] = node.values.get(field) ?? []
    if (id?.kind === 'text' && id.text !== '') return id.text
  }
  const name = [...node.types, localName(node.id ?? '')].find((one) => silent.has(one))
  if (name !== undefined) return silent.get(name) ?? null
  return node.id === null || node.id.startsWith('_:') ? null : localName(node.id)
}
