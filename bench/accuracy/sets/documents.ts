import { parsePurl } from '#versions/identifiers/purl/index.ts'

/** A component as a producer of documents would write it. */
export interface Component {
  readonly name: string
  readonly version: string
  /** Null where nothing tells the ecosystem. */
  readonly purl: string | null
  readonly cpe?: string
}

/** A CycloneDX document that lists the components. */
export function documentOf(name: string, components: readonly Component[]) {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: components.map(({ purl, cpe, ...named }, index) => ({
      type: 'library',
      'bom-ref': String(index),
      ...named,
      ...(purl === null ? {} : { purl }),
      ...(cpe === undefined ? {} : { cpe }),
    })),
  }
  return { name: `${name}.cdx.json`, bytes: Buffer.from(JSON.stringify(document)) }
}

/** How labels name a component: its purl as people write it, without what only tells apart; else name and version. */
export function componentName(
  purl: string | null,
  fallback: { readonly name: string; readonly version: string },
) {
  if (purl === null) return `${fallback.name}@${fallback.version}`
  const plain = purl.split(/[?#]/)[0] ?? ''
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

/** Under which a component's figures are counted: its purl's type, and the distribution where it is of one. */
export function ecosystemOfPurl(purl: string): string {
  const parsed = parsePurl(purl)
  if (!parsed.ok) return '?'
  const { type, namespace } = parsed.value
  return ['deb', 'apk', 'rpm', 'alpm'].includes(type) && namespace !== null ? `${type}/${namespace}` : type
}

/** Adds one to what is counted under the reason. */
export function count(counts: Map<string, number>, reason: string, by = 1): void {
  counts.set(reason, (counts.get(reason) ?? 0) + by)
}
