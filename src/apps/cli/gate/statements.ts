import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { VexDocument, VexProduct, VexStatement } from '#formats/vex/model/vex-document.ts'
import type { Excuse } from './gate.ts'
import { isPackage, packageIn } from './sameness.ts'

type Scanned = Scan['document']
type Stated = Extract<Excuse, { readonly by: 'vex' }>

/** A VEX document under the path it was given by. */
export interface GivenVex {
  readonly path: string
  readonly document: VexDocument
}

/** What others state about findings. */
export interface Statements {
  /** Why a finding is none, by the newest statement about it; null where nobody says so, or another one disputes it. */
  excuse(scanned: Scanned, finding: ScanFinding): Stated | null
}

interface Spoken {
  readonly given: GivenVex
  readonly statement: VexStatement
  /** Made when it is first asked about. */
  places?: Places
}

/** The products a statement speaks of; what is only told as the whole of a part is not spoken of itself. */
interface Places {
  readonly all: readonly VexProduct[]
  readonly byPackage: ReadonlyMap<string, readonly VexProduct[]>
  /** By what their references name within a document. */
  readonly byReference: ReadonlyMap<string, readonly VexProduct[]>
  /** Whether it speaks of what was scanned as a whole, by the scanned document. */
  readonly ofAll: Map<Scanned, boolean>
}

/**
 * Statements of VEX documents, found by the names of their vulnerabilities. A statement speaks of a finding if it names
 * its component by purl or reference and, where it speaks of it as a part of something, if that is what was scanned; or
 * if it speaks of what was scanned as a whole. A range of versions is not compared, so it excuses nothing.
 */
export function statementsOf(documents: readonly GivenVex[]): Statements {
  const named = new Map<string, Spoken[]>()
  for (const given of documents) {
    for (const statement of given.document.statements) {
      const spoken: Spoken = { given, statement }
      for (const name of new Set(statement.names.map((one) => one.toUpperCase()))) push(named, name, spoken)
    }
  }
  return {
    excuse(scanned, finding) {
      const names = [finding.vulnerability.id, ...finding.vulnerability.aliases]
      const spoken = new Set(names.flatMap((name) => named.get(name.toUpperCase()) ?? []))
      return decide([...spoken].filter((one) => speaksOf(one, scanned, finding)))
    },
  }
}

/** A statement that excuses must be younger than every one that does not; what is undated cannot be compared. */
function decide(spoken: readonly Spoken[]): Stated | null {
  const excusing = spoken.filter((one) => isExcusing(one.statement))
  const against = spoken.filter((one) => !isExcusing(one.statement))
  const newest = excusing.toSorted((a, b) => compareTimes(b.statement.at, a.statement.at))[0]
  if (newest === undefined) return null
  const { given, statement } = newest
  const isYoungest = against.every((one) => compareTimes(statement.at, one.statement.at) > 0)
  if (!isYoungest || (statement.status !== 'not_affected' && statement.status !== 'fixed')) return null
  return { by: 'vex', status: statement.status, source: given.path, reason: reasonIn(statement) }
}

function isExcusing({ status }: VexStatement): boolean {
  return status === 'not_affected' || status === 'fixed'
}

/** Negative, 0 or positive; undated counts as equal to everything. */
function compareTimes(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : Temporal.Instant.compare(a, b)
}

function reasonIn({ justification, justificationWord, impact, notes }: VexStatement): string {
  const words = [justification ?? justificationWord, impact ?? notes]
  return words.flatMap((word) => (word === null || word === '' ? [] : [word])).join(': ')
}

function speaksOf(spoken: Spoken, scanned: Scanned, { component }: ScanFinding): boolean {
  const { document } = spoken.given
  spoken.places ??= placesOf(spoken)
  const { all, byPackage, byReference, ofAll } = spoken.places
  const isOfAll =
    ofAll.get(scanned) ??
    all.some((product) => isScanned(product, scanned) && isWholeScanned(document, product, scanned))
  ofAll.set(scanned, isOfAll)
  if (isOfAll) return true
  const { purl, ref } = component
  const byPurl = purl === null ? [] : (byPackage.get(packageIn(purl)) ?? [])
  const byRef = ref === null ? [] : (byReference.get(ref) ?? [])
  return [
    ...byPurl.filter((one) => one.purls.some((written) => isPackage(written, component, one.version))),
    ...byRef.filter((one) => ref !== null && isReferred(one, scanned, ref)),
  ].some((product) => isWholeScanned(document, product, scanned))
}

function placesOf({ given, statement }: Spoken): Places {
  const products = statement.products.flatMap((place) => {
    const product = given.document.products[place]
    return product === undefined ? [] : [[place, product] as const]
  })
  const wholes = new Set(products.map(([, { whole }]) => whole))
  const all = products.flatMap(([place, product]) =>
    wholes.has(place) || product.versionRange !== null ? [] : [product],
  )
  const byPackage = new Map<string, VexProduct[]>()
  const byReference = new Map<string, VexProduct[]>()
  for (const product of all) {
    for (const key of new Set(product.purls.map(packageIn))) push(byPackage, key, product)
    for (const { kind, value } of product.identifiers)
      if (kind === 'bom-link') push(byReference, unescaped(value.slice(value.indexOf('#') + 1)), product)
  }
  return { all, byPackage, byReference, ofAll: new Map() }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Whether what a product is a part of is what was scanned; what is no part is spoken of wherever it is. */
function isWholeScanned(document: VexDocument, product: VexProduct, scanned: Scanned): boolean {
  const seen = new Set<VexProduct>()
  for (let part = product; part.whole !== null; ) {
    const whole = document.products[part.whole]
    if (whole === undefined || seen.has(whole) || !isScanned(whole, scanned)) return false
    seen.add(whole)
    part = whole
  }
  return true
}

function isScanned(product: VexProduct, scanned: Scanned): boolean {
  const { subject, serial, hash } = scanned
  const values = product.identifiers.map(({ value }) => value)
  if (values.includes(uuidOf(hash)) || (serial !== null && values.includes(serial))) return true
  if (subject === null) return false
  if (product.purls.some((purl) => isPackage(purl, subject, product.version))) return true
  if (subject.ref !== null && isReferred(product, scanned, subject.ref)) return true
  const isNameTold = product.purls.length === 0 && product.name === subject.name && product.version !== null
  return isNameTold && product.version === subject.version
}

/** References name something within one document only: they count where the product's tells that it is this one. */
function isReferred(product: VexProduct, { serial }: Scanned, ref: string): boolean {
  if (serial === null) return false
  const bare = serial.replace(/^urn:uuid:/, '')
  return product.identifiers.some(({ kind, value }) => {
    if (kind !== 'bom-link') return false
    const hash = value.indexOf('#')
    const [head, fragment] = [value.slice(0, hash), value.slice(hash + 1)]
    return hash > 0 && head.startsWith(`urn:cdx:${bare}/`) && unescaped(fragment) === ref
  })
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The same file is the same thing in every scan: a UUID made of its hash (RFC 9562, version 8). */
export function uuidOf(hash: string): string {
  const hex = `${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17, 32)}`
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${parts.join('-')}`
}
