import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import { type JsonNode, pathTo, readNodes, readText } from '../../json/node.ts'
import type { SbomComponent } from '../model/sbom-document.ts'
import { isSilent, readAsserted } from './creation.ts'

type Identity = Pick<SbomComponent, 'group' | 'name' | 'version' | 'versionRange' | 'purl' | 'cpe'>

const locatorLimit = 4096

/**
 * What a package is called. Name and version are taken from the purl where the fields are missing. Notes what keeps
 * it from being matched, except for the document's subject, which is not matched.
 * @returns null, with a problem, where there is no name at all
 */
export function readIdentity(node: JsonNode, isSubject: boolean): Identity | null {
  const found = readReferences(node)
  const purl = found.purl?.parsed ?? null
  const name = readText(node, 'name') ?? nameFromPurl(node, purl)
  if (name === null) {
    node.log.add(node.path, 'sbom.component-without-name')
    return null
  }
  const version = readAsserted(node, 'versionInfo') ?? purl?.version ?? null
  if (!isSubject) {
    if (!found.hasPurl) node.log.add(node.path, 'sbom.purl-missing', { name, hasCpe: found.cpe !== null })
    if (version === null) node.log.add(node.path, 'sbom.component-version-missing', { name })
  }
  return { group: null, name, version, versionRange: null, purl: found.purl?.text ?? null, cpe: found.cpe }
}

interface FoundPurl {
  readonly text: string
  readonly parsed: Purl
}

interface References {
  readonly purl: FoundPurl | null
  /** Whether any purl is written, be it a wrong one. */
  readonly hasPurl: boolean
  readonly cpe: string | null
}

/**
 * The purl and the CPE among `externalRefs` (SPDX 2.3 annex F). Scanners guess several CPEs; the first stands. A
 * second purl would name a second package, so that it is told.
 */
function readReferences(node: JsonNode): References {
  let [purl, hasPurl, cpe]: [FoundPurl | null, boolean, string | null] = [null, false, null]
  for (const reference of readNodes(node, 'externalRefs')) {
    const kind = kindOf(readText(reference, 'referenceType'))
    if (kind === null) continue
    const text = readText(reference, 'referenceLocator', locatorLimit)
    if (text === null || isSilent(text)) continue
    if (kind === 'cpe') cpe ??= readCpe(reference, text)
    else {
      hasPurl = true
      const read = readPurl(reference, text)
      if (purl === null) purl = read
      else noteSecond(reference, purl, read)
    }
  }
  return { purl, hasPurl, cpe }
}

function noteSecond(reference: JsonNode, first: FoundPurl, second: FoundPurl | null): void {
  if (second === null || isSamePackage(first.parsed, second.parsed)) return
  reference.log.add(pathTo(reference, 'referenceLocator'), 'sbom.purl-second', {
    purl: second.text.slice(0, 200),
  })
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
function readPurl(reference: JsonNode, text: string): FoundPurl | null {
  const parsed = parsePurl(text)
  if (parsed.ok) return { text, parsed: parsed.value }
  for (const { code, facts } of parsed.problems) {
    reference.log.add(pathTo(reference, 'referenceLocator'), code, { ...facts, purl: text.slice(0, 200) })
  }
  return null
}

const cpeStart = /^cpe:(?:2\.3:[aho*-]:|\/[aho]:)./i

function readCpe(reference: JsonNode, text: string): string | null {
  if (cpeStart.test(text)) return text
  reference.log.add(pathTo(reference, 'referenceLocator'), 'sbom.cpe-not-valid', { cpe: text.slice(0, 200) })
  return null
}

function nameFromPurl(node: JsonNode, purl: Purl | null): string | null {
  if (purl === null) return null
  node.log.add(node.path, 'sbom.name-from-purl', { name: purl.name })
  return purl.name
}
