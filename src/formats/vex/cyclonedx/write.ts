import { writeFields } from '../../json/write-fields.ts'
import { batchText } from '../../text/batch-text.ts'
import type { VexDecision, VexReason, VexSource } from '../model/decisions.ts'

/** Decisions as CycloneDX 1.6 or 1.7 JSON: the things and their components, and what is said of them. */
export function writeCycloneDxVex(source: VexSource, version: '1.6' | '1.7'): AsyncGenerator<string> {
  return batchText(piecesOf(source, version))
}

function* piecesOf(source: VexSource, version: '1.6' | '1.7'): Generator<string> {
  const head = JSON.stringify({
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version,
    serialNumber: source.id,
    version: 1,
    metadata: writeMetadata(source, version),
  })
  yield `${head.slice(0, -1)},\n"components":[`
  yield* listed(productsOf(source))
  yield '\n],\n"vulnerabilities":['
  yield* listed(source.statements.map(writeDecision))
  yield '\n]}\n'
}

function writeMetadata({ created, author, tool, tlp }: VexSource, version: '1.6' | '1.7') {
  return {
    timestamp: created,
    tools: { components: [{ type: 'application', ...tool }] },
    supplier: { name: author },
    ...(version === '1.7'
      ? { distributionConstraints: { tlp: tlp.toUpperCase().replace('+STRICT', '_AND_STRICT') } }
      : { properties: [{ name: 'renkei:tlp', value: `TLP:${tlp.toUpperCase()}` }] }),
  }
}

function* listed(entries: Iterable<unknown>): Generator<string> {
  let isFirst = true
  for (const entry of entries) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(entry)}`
    isFirst = false
  }
}

/** Each thing once, with all of its components that something is said of. */
function productsOf({ statements }: VexSource): readonly object[] {
  const products = new Map<
    string,
    { name: string; version: string | null; components: Map<string, object> }
  >()
  for (const { id, name, version, components } of statements.flatMap((one) => one.products)) {
    const product = products.get(id) ?? { name, version, components: new Map<string, object>() }
    products.set(id, product)
    for (const one of components) {
      product.components.set(
        one.ref,
        writeFields({
          type: 'library',
          'bom-ref': refOf(id, one.ref),
          name: one.name,
          version: one.version,
          purl: one.purl,
        }),
      )
    }
  }
  return [...products].map(([id, { name, version, components }]) =>
    writeFields({ type: 'application', 'bom-ref': id, name, version, components: [...components.values()] }),
  )
}

/** The same component in two things is said of by each. */
function refOf(product: string, component: string): string {
  return `${product}#${component}`
}

function writeDecision(decision: VexDecision) {
  const { vulnerability, status, justification, note, action, at, products } = decision
  const affected = products.flatMap(({ id, components }) =>
    components.length === 0 ? [id] : components.map(({ ref }) => refOf(id, ref)),
  )
  return writeFields({
    id: vulnerability.name,
    references: vulnerability.aliases.map((id) => ({ id, source: {} })),
    recommendation: action,
    analysis: writeFields({
      state: states[status],
      justification: justification === null ? null : reasons[justification],
      detail: note,
      firstIssued: at,
      lastUpdated: at,
    }),
    affects: [...new Set(affected)].map((ref) => ({ ref })),
    // CISA's word, which is finer than the format's.
    properties: justification === null ? null : [{ name: 'renkei:justification', value: justification }],
  })
}

const states: Readonly<Record<VexDecision['status'], string>> = {
  under_investigation: 'in_triage',
  affected: 'exploitable',
  not_affected: 'not_affected',
  fixed: 'resolved',
}

/** The format's own reasons, where one says the same; null where it would say something else. */
const reasons: Readonly<Record<VexReason, string | null>> = {
  component_not_present: 'code_not_present',
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  vulnerable_code_cannot_be_controlled_by_adversary: null,
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
}
