import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import { hasField, type JsonNode, pathTo, readText } from '../../json/node.ts'
import type { ComponentKind, SbomComponent } from '../model/sbom-document.ts'

type Identity = Pick<SbomComponent, 'group' | 'name' | 'version' | 'versionRange' | 'purl' | 'cpe'>

const purlLimit = 4096
const rangeLimit = 4096
const cpeLimit = 2048

/** Kinds that name no package and so need no purl. */
const kindsWithoutPackage: ReadonlySet<ComponentKind | null> = new Set([
  'file',
  'data',
  'cryptographic-asset',
])

/**
 * What a component is called. Name and version are taken from the purl where the fields are missing.
 * @returns null, with a problem, where there is no name at all
 */
export function readIdentity(node: JsonNode): Identity | null {
  const written = readText(node, 'purl', purlLimit)
  const purl = written === null ? null : validPurl(node, written)
  const name = readText(node, 'name') ?? nameFromPurl(node, purl)
  if (name === null) {
    node.log.add(node.path, 'sbom.component-without-name')
    return null
  }
  return {
    group: readText(node, 'group'),
    name,
    version: readText(node, 'version') ?? purl?.version ?? null,
    versionRange: readText(node, 'versionRange', rangeLimit),
    purl: purl === null ? null : written,
    cpe: readCpe(node),
  }
}

/** Notes what keeps a component of the list from being matched; what the document describes is not matched. */
export function noteGaps(node: JsonNode, component: SbomComponent): void {
  const { kind, name, version, versionRange, cpe } = component
  if (kindsWithoutPackage.has(kind)) return
  if (!hasField(node, 'purl')) node.log.add(node.path, 'sbom.purl-missing', { name, hasCpe: cpe !== null })
  if (version === null && versionRange === null) {
    node.log.add(node.path, 'sbom.component-version-missing', { name })
  }
}

/** An unreadable purl is told in the words of purl itself. */
function validPurl(node: JsonNode, text: string): Purl | null {
  const parsed = parsePurl(text)
  if (parsed.ok) return parsed.value
  for (const { code, facts } of parsed.problems) {
    node.log.add(pathTo(node, 'purl'), code, { ...facts, purl: text.slice(0, 200) })
  }
  return null
}

function nameFromPurl(node: JsonNode, purl: Purl | null): string | null {
  if (purl === null) return null
  node.log.add(node.path, 'sbom.name-from-purl', { name: purl.name })
  return purl.name
}

/** Both bindings, `cpe:/a:…` (2.2) and `cpe:2.3:a:…`; the parts are the matcher's business. */
const cpeStart = /^cpe:(?:2\.3:[aho*-]:|\/[aho]:)./i

function readCpe(node: JsonNode): string | null {
  const cpe = readText(node, 'cpe', cpeLimit)
  if (cpe === null || cpeStart.test(cpe)) return cpe
  node.log.add(pathTo(node, 'cpe'), 'sbom.cpe-not-valid', { cpe: cpe.slice(0, 200) })
  return null
}
