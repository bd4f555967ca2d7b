import {
  listComponentFacts as listFactsRoute,
  listServices as listServicesRoute,
  listStatedVulnerabilities as listStatedRoute,
} from '#contract/inventory/facts.ts'
import type { Context } from '#domains/identity/index.ts'
import { spdxExpression } from '#formats/licence/normalise.ts'
import type { SbomEvidence } from '#formats/sbom/model/evidence.ts'
import type { SbomLicence } from '#formats/sbom/model/sbom-document.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import {
  type FactsPlace,
  listComponentFacts,
  listServices,
  listStatedVulnerabilities,
  type StatedVulnerability,
} from './facts-actions.ts'

const answer = answering<Context>()

/** What documents say beyond names and versions. */
export const factsRoutes = [
  answer(listFactsRoute, async ({ context, params }) => {
    const found = await listComponentFacts(context, {
      ciId: params.id,
      componentId: Number(params.component),
    })
    return {
      rows: found.map(({ document, facts }) => {
        const { group, name, version, scope, statesDependencies, ...said } = facts
        const { copyright = null, swid = null, evidence = null } = said
        const licences = said.licences.map(withSpdx)
        return {
          document,
          ...said,
          licences,
          copyright,
          swid,
          evidence: evidence && presentEvidence(evidence),
        }
      }),
    }
  }),
  answer(listServicesRoute, async ({ context, params, query }) => {
    const found = await listServices(context, { ciId: params.id, ...pageOf(query) })
    const rows = found.map(({ document, service: { ref, path, parent, ...service }, within }) => ({
      document,
      ...service,
      licences: service.licences.map(withSpdx),
      within,
    }))
    return { rows, next: nextOf(found, query.limit), total: null }
  }),
  answer(listStatedRoute, async ({ context, params, query }) => {
    const found = await listStatedVulnerabilities(context, { ciId: params.id, ...pageOf(query) })
    return { rows: found.map(presentStated), next: nextOf(found, query.limit), total: null }
  }),
]

/** What the licence is by SPDX's list, beside what is written. */
function withSpdx(licence: SbomLicence) {
  return { ...licence, spdx: spdxExpression(licence.text) }
}

function presentEvidence(evidence: SbomEvidence) {
  return { ...evidence, licences: evidence.licences.map(withSpdx) }
}

function presentStated({ document, vulnerability, components }: StatedVulnerability) {
  const { id, source, references, description, recommendation, analysis, affects } = vulnerability
  return {
    document,
    name: id,
    aliases: references.map((one) => one.id),
    source: source?.name ?? source?.url ?? null,
    description,
    recommendation,
    state: analysis?.state ?? null,
    justification: analysis?.justification ?? null,
    responses: analysis?.responses ?? [],
    detail: analysis?.detail ?? vulnerability.detail,
    statedAt: analysis?.lastUpdated ?? analysis?.firstIssued ?? null,
    components: components.map((one) => ({ ...one, id: String(one.id) })),
    affects: affects.length,
  }
}

function pageOf({ cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }) {
  const [documentId, position] = readCursor(cursor) ?? []
  const after: FactsPlace | undefined =
    typeof documentId === 'string' && typeof position === 'number' ? { documentId, position } : undefined
  return { after, limit }
}

function nextOf(
  rows: readonly { readonly document: { readonly id: string }; readonly position: number }[],
  limit: number,
): string | null {
  const last = rows.at(-1)
  return rows.length < limit || last === undefined ? null : writeCursor([last.document.id, last.position])
}
