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
