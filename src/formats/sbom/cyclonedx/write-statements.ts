import { writeFields } from '../../json/write-fields.ts'
import type { SbomDataFlow, SbomService } from '../model/service.ts'
import type {
  SbomAnalysis,
  SbomCompleteness,
  SbomVulnerability,
  SbomVulnerabilitySource,
} from '../model/vulnerability.ts'
import type { WrittenVersion } from './versions.ts'
import {
  affectedStatuses,
  aggregates,
  flows,
  justifications,
  responses,
  scoreMethods,
  severities,
  states,
} from './words.data.ts'
import { writeOrganisation } from './write-component.ts'
import { writeAddress, writeLicences, writeProperties, writeReferences } from './write-details.ts'

type Written = Readonly<Record<string, unknown>>

/** The services at the top, each with those within it. */
export function writeServices(services: readonly SbomService[], version: WrittenVersion): readonly Written[] {
  const within = Map.groupBy(services.entries(), ([, { parent }]) => parent)
  const under = (parent: number | null): readonly Written[] =>
    (within.get(parent) ?? []).map(([position, service]) =>
      writeFields({ ...writeService(service, version), services: under(position) }),
    )
  return under(null)
}

function writeService(service: SbomService, version: WrittenVersion): Written {
  return {
    'bom-ref': service.ref,
    provider: writeOrganisation(service.provider),
    group: service.group,
    name: service.name,
    version: service.version,
    description: service.description,
    endpoints: service.endpoints.map(writeAddress),
    authenticated: service.authenticated,
    'x-trust-boundary': service.crossesTrustBoundary,
    trustZone: service.trustZone,
    data: service.data.map(writeDataFlow),
    licenses: writeLicences(service.licences, version),
    externalReferences: writeReferences(service.references),
    properties: writeProperties(service.properties),
  }
}

/** The direction is demanded, and one of its words is that it is not known. */
function writeDataFlow({ flow, sources, destinations, ...rest }: SbomDataFlow): Written {
  return writeFields({
    ...rest,
    flow: flow !== null && flows.has(flow) ? flow : 'unknown',
    source: sources.map(writeAddress),
    destination: destinations.map(writeAddress),
  })
}

export function writeVulnerability(one: SbomVulnerability): Written {
  const { path, ref, source, references, ratings, cwes, advisories, analysis, affects, ...said } = one
  return writeFields({
    'bom-ref': ref,
    ...said,
    source: writeSource(source),
    references: references.map((other) => ({ id: other.id, source: writeSource(other.source) ?? {} })),
    ratings: ratings.map(({ score, vector, ...rating }) =>
      writeFields({
        source: writeSource(rating.source),
        score,
        severity: among(severities, rating.severity),
        method: among(scoreMethods, rating.method),
        vector,
      }),
    ),
    cwes,
    advisories: advisories.map(({ title, url }) => writeFields({ title, url: writeAddress(url) })),
    analysis: analysis === null ? null : writeAnalysis(analysis),
    affects: affects.map(({ ref: affected, versions }) =>
      writeFields({
        ref: affected,
        versions: versions.flatMap(({ version, range, status }) =>
          version === null && range === null
            ? []
            : [
                writeFields({
                  ...(version === null ? { range } : { version }),
                  status: among(affectedStatuses, status),
                }),
              ],
        ),
      }),
    ),
  })
}

function writeSource(source: SbomVulnerabilitySource | null): Written | null {
  return source === null ? null : writeFields({ ...source })
}

function writeAnalysis({ state, justification, responses: given, ...said }: SbomAnalysis): Written {
  return writeFields({
    state: among(states, state),
    justification: among(justifications, justification),
    response: given.filter((one) => responses.has(one)),
    ...said,
  })
}

function among(words: ReadonlySet<string>, word: string | null): string | null {
  return word !== null && words.has(word) ? word : null
}

export function writeCompleteness({ aggregate, ...refs }: SbomCompleteness): Written {
  return writeFields({ aggregate: aggregates.has(aggregate) ? aggregate : 'unknown', ...refs })
}
