import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import {
  distributionIn,
  distributionName,
  hasDistributions,
} from '#versions/identifiers/package-key/index.ts'
import type { Purl } from '#versions/identifiers/purl/index.ts'

/** The distribution release that packages of a document are of when they do not say so themselves. */
export interface System {
  /** The distribution by our name: `debian`. */
  readonly id: string
  /** In the words of the purl qualifier `distro`: `debian-12`. */
  readonly distro: string
}

/**
 * The system a document describes: its operating-system component, else what is told of the item. Null if neither
 * says, or if the document holds two systems.
 * @param told `debian-12`, as a person or a scanner wrote it
 */
export function systemOf(sbom: SbomDocument, told: string | null): System | null {
  const own = [...(sbom.subject === null ? [] : [sbom.subject]), ...sbom.components].flatMap(fromComponent)
  const [first] = own
  if (first === undefined) return fromText(told ?? '')
  return own.every(({ distro }) => distro === first.distro) ? first : null
}

function fromComponent({ kind, name, version }: SbomComponent): readonly System[] {
  if (kind !== 'operating-system') return []
  const system = fromText(version === null ? name : `${name}-${version}`)
  return system === null ? [] : [system]
}

function fromText(text: string): System | null {
  const distro = text.trim().toLowerCase().replace(/\s+/g, '-')
  const id = distributionIn(distro)
  return id === null ? null : { id, distro }
}

/** The purl with the system's release, where it is of that distribution or of none, and names no release. */
export function withSystem(purl: Purl, system: System | null): Purl {
  if (system === null || !hasDistributions(purl.type) || purl.qualifiers.distro !== undefined) return purl
  if (purl.namespace !== null && distributionName(purl.namespace) !== system.id) return purl
  return {
    ...purl,
    namespace: purl.namespace ?? system.id,
    qualifiers: { ...purl.qualifiers, distro: system.distro },
  }
}
