import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import { type JsonNode, pathTo, readNodes, readText } from '../../json/node.ts'
import type { SbomComponent } from '../model/sbom-document.ts'
import { isSilent, readAsserted } from './creation.ts'

type Identity = Pick<SbomComponent, 'group' | 'name' | 'version' | 'versionRange' | 'purl' | 'cpe'>

/** A purl is as long as what it names. */
export const locatorLimit = 4096

/** A purl or CPE as written, and where. */
export interface Identifier {
  readonly kind: 'purl' | 'cpe'
  readonly text: string
  readonly path: string
}

/** What a package says of itself, in whatever fields of its version. */
interface Said {
  readonly name: string | null
  readonly version: string | null
  readonly identifiers: Iterable<Identifier>
  readonly isSubject: boolean
}

/**
 * What a package is called. Name and version are taken from the purl where the fields are missing. Notes what keeps
 * it from being matched, except for the document's subject, which is not matched.
 * @returns null, with a problem, where there is no name at all
 */
export function readIdentity(node: JsonNode, isSubject: boolean): Identity | null {
  return identityOf(node, {
    name: readText(node, 'name'),
    version: readAsserted(node, 'versionInfo'),
    identifiers: readReferences(node),
    isSubject,
  })
}

/** As `readIdentity`, of what was found in the fields of another version. */
export function identityOf(node: JsonNode, said: Said): Identity | null {
  const found = chosen(node, said.identifiers)
  const purl = found.purl?.parsed ?? null
  const name = said.name ?? nameFromPurl(node, purl)
  if (name === null) {
    node.log.add(node.path, 'sbom.component-without-name')
    return null
  }
  const version = said.version ?? purl?.version ?? null
  if (!said.isSubject) {
    if (!found.hasPurl) node.log.add(node.path, 'sbom.purl-missing', { name, hasCpe: found.cpe !== null })
    if (version === null) node.log.add(node.path, 'sbom.component-version-missing', { name })
  }
  return { group: null, name, version, versionRange: null, purl: found.purl?.text ?? null, cpe: found.cpe }
}

interface FoundPurl {
  readonly text: string
  readonly parsed: Purl
}

interface Chosen {
  readonly purl: FoundPurl | null
  /** Whether any purl is written, be it a wrong one. */
  readonly hasPurl: boolean
  readonly cpe: string | null
}

/**
 * The purl and the CPE. Scanners guess several CPEs; the first stands. A second purl would name a second package, so
 * that it is told.
 */
function chosen(node: JsonNode, identifiers: Iterable<Identifier>): Chosen {
  let [purl, hasPurl, cpe]: [FoundPurl | null, boolean, string | null] = [null, false, null]
  for (const identifier of identifiers) {
    if (isSilent(identifier.text)) continue
    if (identifier.kind === 'cpe') cpe ??= validCpe(node, identifier)
    else {
      hasPurl = true
      const read = validPurl(node, identifier)
      if (purl === null) purl = read
      else noteSecond(node, identifier, { first: purl, second: read })
    }
  }
  return { purl, hasPurl, cpe }
}

/** The purls and CPEs among `externalRefs` (SPDX 2.3 annex F). */
function* readReferences(node: JsonNode): Generator<Identifier> {
  for (const reference of readNodes(node, 'externalRefs')) {
    const kind = kindOf(readText(reference, 'referenceType'))
    const text = kind === null ? null : readText(reference, 'referenceLocator', locatorLimit)
    if (kind !== null && text !== null) yield { kind, text, path: pathTo(reference, 'referenceLocator') }
  }
}

function noteSecond(
  { log }: JsonNode,
  { path }: Identifier,
  { first, second }: { readonly first: FoundPurl; readonly second: FoundPurl | null },
): void {
  if (second === null || isSamePackage(first.parsed, second.parsed)) return
  log.add(path, 'sbom.purl-second', { purl: second.text.slice(0, 200) })
}

/** Purls of one package may differ in where to get it. */
function isSamePackage(a: Purl, b: Purl): boolean {
  return a.type === b.type && a.namespace === b.namespace && a.name === b.name && a.version === b.version
}

/** The type is a name of annex F, written alone or at the end of its URI. */
function kindOf(type: string | null): 'purl' | 'cpe' | null {
  const name = type?.split(/[/#]/).at(-1)
  if (name === 'purl') return 'purl'
  return name === 'cpe23Type' || name === 'cpe22Type' ? 'cpe' : null
}

/** An unreadable purl is told in the words of purl itself. */
function validPurl({ log }: JsonNode, { text, path }: Identifier): FoundPurl | null {
  const parsed = parsePurl(text)
  if (parsed.ok) return { text, parsed: parsed.value }
  for (const { code, facts } of parsed.problems) log.add(path, code, { ...facts, purl: text.slice(0, 200) })
  return null
}

const cpeStart = /^cpe:(?:2\.3:[aho*-]:|\/[aho]:)./i

function validCpe({ log }: JsonNode, { text, path }: Identifier): string | null {
  if (cpeStart.test(text)) return text
  log.add(path, 'sbom.cpe-not-valid', { cpe: text.slice(0, 200) })
  return null
}

function nameFromPurl(node: JsonNode, purl: Purl | null): string | null {
  if (purl === null) return null
  node.log.add(node.path, 'sbom.name-from-purl', { name: purl.name })
  return purl.name
}
