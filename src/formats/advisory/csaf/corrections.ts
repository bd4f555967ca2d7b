import { isObject } from '../../json/node.ts'
import type { TestOutcome } from './judgement.ts'

const profiles: ReadonlySet<string> = new Set([
  'csafbase',
  'csafsecurityincidentresponse',
  'csafinformationaladvisory',
  'csafsecurityadvisory',
  'csafvex',
])

/**
 * CSAF 2.0 §6.1.26: a category of one's own must not look like a profile's. The library misses those that only lack the
 * underscore (case 6-1-26-04: `csafsecurityadvisory`).
 */
export function imitatesProfile(document: unknown): TestOutcome {
  const head = isObject(document) ? document.document : null
  const category = isObject(head) ? head.category : null
  if (typeof category !== 'string' || category.startsWith('csaf_')) return { isValid: true }
  if (
    !profiles.has(
      category
        .slice(0, 200)
        .replace(/[_\-\s]/g, '')
        .toLowerCase(),
    )
  )
    return { isValid: true }
  return { isValid: false, errors: [{ instancePath: '/document/category', message: 'value prohibited' }] }
}

/** CSAF 2.1 §6.1.26 of the draft by which is judged: what a document of another profile than the base may be called. */
const values21: ReadonlySet<string> = new Set([
  'csaf_base',
  'csaf_deprecated_security_advisory',
  'csaf_informational_advisory',
  'csaf_security_advisory',
  'csaf_security_incident_response',
  'csaf_superseded',
  'csaf_vex',
  'csaf_withdrawn',
])

const names21: ReadonlySet<string> = new Set(
  [...values21]
    .filter((value) => value !== 'csaf_base')
    .flatMap((value) => [value, value.slice('csaf_'.length)])
    .map((value) => value.replaceAll('_', '')),
)

/**
 * CSAF 2.1 §6.1.26, for which the library takes the test of 2.0: that knows neither the profiles which came with 2.1 nor
 * other dashes than that of the keyboard (cases 6-1-26-02 to 06, 13 and 14).
 */
export function imitatesProfile21(document: unknown): TestOutcome {
  const head = isObject(document) ? document.document : null
  const category = isObject(head) ? head.category : null
  if (typeof category !== 'string' || values21.has(category)) return { isValid: true }
  const plain = category.slice(0, 200).toLowerCase()
  const bare = plain.replace(/[\p{Pd}\p{Pc}\s\u2212]|\u0332/gu, '')
  if (!plain.startsWith('csaf_') && !names21.has(bare)) return { isValid: true }
  return { isValid: false, errors: [{ instancePath: '/document/category', message: 'value prohibited' }] }
}

/**
 * The document for §6.1.21, with its revisions by number: of two of one date the lower number comes first (cases 6-1-14-12, 6-1-16-16,
 * 6-1-16-17), and the library keeps that order where it sorts by date.
 */
export function inOrder(document: unknown): unknown {
  const head = isObject(document) ? document.document : null
  const tracking = isObject(head) ? head.tracking : null
  const history: unknown = isObject(tracking) ? tracking.revision_history : null
  if (!(isObject(document) && isObject(head) && isObject(tracking) && Array.isArray(history))) return document
  const revisions = history.toSorted((a, b) => compareNumbers(numberOf(a), numberOf(b)))
  return { ...document, document: { ...head, tracking: { ...tracking, revision_history: revisions } } }
}

function numberOf(revision: unknown): string {
  return isObject(revision) ? String(revision.number) : ''
}

const numeric = new Intl.Collator('en', { numeric: true })

function compareNumbers(a: string, b: string): number {
  return numeric.compare(a, b)
}
