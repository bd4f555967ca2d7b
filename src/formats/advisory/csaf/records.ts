import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import type { Advisory } from '../model/advisory.ts'
import { affectedOf } from './affected.ts'
import { identifiedProducts } from './identified.ts'
import type { CsafDocument, CsafNote, CsafVulnerability } from './model.ts'

/** One vulnerability of a document as a record, and what of it cannot be compared yet. */
export interface CsafRecord {
  readonly advisory: Advisory
  readonly byCpe: number
  readonly byName: number
}

/** The records of a document: one for each vulnerability. */
export function recordsOf(document: CsafDocument): readonly CsafRecord[] {
  const taken = new Map<string, number>()
  return document.vulnerabilities.map((vulnerability) => {
    const name = nameOf(vulnerability)
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    const id = `${documentName(document)}/${count === 1 ? name : `${name}/${count}`}`
    return recordOf(document, vulnerability, id)
  })
}

/**
 * What a document is called among all: its publisher's address and its own id, since two publishers may give the
 * same id. `cisa.gov/ICSA-24-030-02`.
 */
export function documentName({ publisher, tracking }: Pick<CsafDocument, 'publisher' | 'tracking'>): string {
  const { namespace, name } = publisher
  const host = /^[a-z]+:\/\/(?:www\.)?([^/?#]{1,200})/i.exec(namespace ?? '')?.[1]?.toLowerCase()
  return `${host ?? (namespace ?? name ?? '?').slice(0, 200)}/${tracking.id}`
}

/** Its CVE, else the first of its ids that names a vulnerability and no ticket, else its place. */
function nameOf(vulnerability: CsafVulnerability): string {
  return namesOf(vulnerability)[0] ?? vulnerability.path.slice('/vulnerabilities/'.length)
}

const knownFamily =
  /^(?:CVE|GHSA|EUVD|JVNDB|JVNVU|JVN|OSV|PYSEC|RUSTSEC|GO|ZDI|TALOS|VU|CNVD|CNNVD|BDU)[-#:]/i

/** Ids of tickets and bugs are no names of a vulnerability: several share one. */
export function namesOf({ cve, ids }: Pick<CsafVulnerability, 'cve' | 'ids'>): readonly string[] {
  const named = [...(cve === null ? [] : [cve]), ...ids.map(({ text }) => text)]
  const shaped = named.map(normaliseVulnerabilityId).filter((id) => isCve(id) || knownFamily.test(id))
  const cves = shaped.filter(isCve)
  const own = cves[0]
  return [...new Set(shaped.filter((id) => !isCve(id) || id === own))].toSorted(
    (a, b) => Number(isCve(b)) - Number(isCve(a)),
  )
}

/** Of a document that its publisher has taken back: CSAF 2.1, the profiles of the same names. */
const takenBack: ReadonlySet<string> = new Set(['csaf_withdrawn', 'csaf_superseded'])

function recordOf(document: CsafDocument, vulnerability: CsafVulnerability, id: string): CsafRecord {
  const { tracking, category } = document
  const { packages, byCpe, byName } = affectedOf(document, vulnerability)
  const advisory: Advisory = {
    format: 'csaf',
    id,
    aliases: namesOf(vulnerability),
    related: [],
    upstream: [],
    published: tracking.initial,
    modified: tracking.current,
    withdrawn: takenBack.has(category ?? '') ? tracking.current : null,
    summary: vulnerability.title ?? document.title,
    details: detailsOf(document, vulnerability),
    severities: vulnerability.severities,
    rating: document.vulnerabilities.length === 1 ? document.aggregateSeverity : null,
    cwes: vulnerability.cwes,
    affected: packages,
    products: identifiedProducts(document, vulnerability),
    references: [...vulnerability.references, ...document.references],
    unused: document.unused,
  }
  return { advisory, byCpe, byName }
}

/** The notes of the vulnerability, else those of the document; then what can be done and what threatens. */
function detailsOf(
  document: CsafDocument,
  { notes, remediations, threats }: CsafVulnerability,
): string | null {
  const told =
    notes.length > 0 ? notes : document.notes.filter(({ category }) => category !== 'legal_disclaimer')
  const parts = [
    ...told.map(noteText),
    ...uniqueTexts(
      [...remediations, ...threats].map(({ kind, text, url }) => aboutText({ kind, text, url })),
    ),
  ]
  const details = parts.join('\n\n')
  return details === '' ? null : details.slice(0, detailsLimit).toWellFormed()
}

const detailsLimit = 262_144

function noteText({ title, text }: CsafNote): string {
  return title === null ? text : `**${title}**\n\n${text}`
}

function aboutText({
  kind,
  text,
  url,
}: {
  readonly kind: string
  readonly text: string | null
  readonly url: string | null
}): string {
  const words = [text, url].filter((part) => part !== null).join('\n')
  return words === '' ? '' : `**${kind}**\n\n${words}`
}

function uniqueTexts(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
