import { parsePurl, type Purl } from '#versions/identifiers/purl/index.ts'
import { type JsonNode, pathTo, readText } from '../../json/node.ts'
import type { ComponentKind, SbomComponent } from '../model/sbom-document.ts'

type Identity = Pick<SbomComponent, 'group' | 'name' | 'version' | 'versionRange' | 'purl' | 'cpe'>

const purlLimit = 4096
const rangeLimit = 4096
const cpeLimit = 2048

/** Kinds that name no package and so need no purl. */
const kindsWithoutPackage: ReadonlySet<ComponentKind | null> = new Set(['file', 'data', 'cryptographic-asset'])

/**
 * What a component is called. Name and version are taken from the purl where the fields are missing.
 * @returns null, with a problem, where there is no name at all
 */
export function readIdentity(node: JsonNode, kind: ComponentKind | null): Identity | null {
  const written = readText(node, 'purl', purlLimit)
  const purl = written === null ? null : validPurl(node, written)
  const name = readText(node, 'name') ?? nameFromPurl(node, purl)
  if (name === null) {
    node.log.add(node.path, 'sbom.component-without-name')
    return null
  }
  const cpe = readCpe(node)
  const version = readText(node, 'version') ?? purl?.version ?? null
  const versionRange = readText(node, 'versionRange', rangeLimit)
  if (!kindsWithoutPackage.has(kind)) {
    if (written === null) node.log.add(node.path, 'sbom.purl-missing', { name, hasCpe: cpe !== null })
    if (version === null && versionRange === null) {
      node.log.add(node.path, 'sbom.component-version-missing', { name })
    }
  }
  return {
    group: readText(node, 'group'),
    name,
    version,
    versionRange,
    purl: purl === null ? null : written,
    cpe,
  }
}

function validPurl(node: JsonNode, text: string): Purl | null {
  const parsed = parsePurl(text)
  if (parsed.ok) return parsed.value
  const why = parsed.problems[0]?.code ?? null
  node.log.add(pathTo(node, 'purl'), 'sbom.purl-not-valid', { purl: text.slice(0, 200), why })
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
