import { existsSync } from 'node:fs'
import { readEntries } from '#platform/archives/index.ts'
import { formatPurl, type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'

/** Which source package a distribution's binary package is made from, as far as real documents tell. */
export interface Sources {
  /** The purl as a producer would write it who knows the source; `isTold`: whether that is known. */
  withSource(purl: string): { readonly purl: string; readonly isTold: boolean }
  /** Whether a real document names a package of that name in the distribution. */
  knows(distribution: { readonly type: string; readonly namespace: string }, name: string): boolean
}

/** Read once for all sets. */
const known = new Map<string, Promise<Sources>>()

/**
 * Learns from the real documents below a folder: their purls name the source package of binary ones (`upstream`).
 * Labels name binaries alone, and the distributions' advisories name sources.
 */
export function readSources(folder: string): Promise<Sources> {
  const read = known.get(folder) ?? learn(folder)
  known.set(folder, read)
  return read
}

const purlPattern = /pkg:(?:deb|apk|rpm)\/[^"'<\s]+/g

async function learn(folder: string): Promise<Sources> {
  const sources = new Map<string, string>()
  if (existsSync(folder)) {
    for await (const { bytes } of readEntries(folder, { accept: () => true, onProblem: () => undefined })) {
      const text = Buffer.from(bytes).toString()
      // Producers leave the source out where it has the binary's name; such that never tell it say nothing.
      if (/[?&;]upstream=|\\u0026upstream=/.test(text)) noteAll(sources, text)
    }
  }
  return {
    withSource: (purl) => complete(sources, purl),
    knows: ({ type, namespace }, name) => sources.has(`${type}/${namespace}/${name}`),
  }
}

function noteAll(sources: Map<string, string>, document: string): void {
  for (const [text] of document.matchAll(purlPattern)) {
    const parsed = parsePurl(text.replaceAll('\\u0026', '&').replaceAll('&amp;', '&'))
    if (parsed.ok) note(sources, parsed.value)
  }
}

function note(sources: Map<string, string>, { type, namespace, name, qualifiers }: Purl): void {
  const { upstream = name } = qualifiers
  const source = /^(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm$/.exec(upstream)?.[1] ?? upstream.split('@')[0]
  if (source === undefined) return
  sources.set(`${type}/${namespace}/${name}`, source)
  // Distributions of one package manager take most of their names from each other.
  if (!sources.has(`${type}//${name}`)) sources.set(`${type}//${name}`, source)
}

function complete(sources: ReadonlyMap<string, string>, text: string) {
  const parsed = parsePurl(text)
  if (!parsed.ok) return { purl: text, isTold: false }
  const { type, namespace, name, qualifiers } = parsed.value
  const isDistribution = ['deb', 'apk', 'rpm'].includes(type)
  if (!isDistribution || qualifiers.upstream !== undefined) return { purl: text, isTold: true }
  const source = sources.get(`${type}/${namespace}/${name}`) ?? sources.get(`${type}//${name}`)
  if (source === undefined) return { purl: text, isTold: false }
  if (source === name) return { purl: text, isTold: true }
  return {
    purl: formatPurl({ ...parsed.value, qualifiers: { ...qualifiers, upstream: source } }),
    isTold: true,
  }
}
