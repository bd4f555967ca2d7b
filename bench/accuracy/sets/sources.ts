import { existsSync } from 'node:fs'
import { readEntries } from '#platform/archives/index.ts'
import { formatPurl, type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'

/** What real documents tell of packages: which there are, and which source package a binary one is made from. */
export interface Sources {
  /** The purl as a producer would write it who knows the source; `isTold`: whether that is known. */
  withSource(purl: string): { readonly purl: string; readonly isTold: boolean }
  /** Whether a real document names a package of that name in the distribution. */
  knows(distribution: { readonly type: string; readonly namespace: string }, name: string): boolean
  /** Whether a real document names the package of a language, as OSV writes its name. */
  knowsLanguage(type: string, name: string): boolean
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

const purlPattern = /pkg:[a-z]+\/[^"'<\s\\]+(?:\\u0026[^"'<\s\\]*)*/g

interface Learned {
  /** `type/namespace/binary` and `type//binary` to the source's name. */
  readonly sources: Map<string, string>
  /** Those of which a document told the source in words. */
  readonly told: Set<string>
  readonly languages: Set<string>
}

async function learn(folder: string): Promise<Sources> {
  const learned: Learned = { sources: new Map(), told: new Set(), languages: new Set() }
  if (existsSync(folder)) {
    for await (const { bytes } of readEntries(folder, { accept: () => true, onProblem: () => undefined })) {
      noteAll(learned, Buffer.from(bytes).toString())
    }
  }
  const { sources, languages } = learned
  return {
    withSource: (purl) => complete(sources, purl),
    knows: ({ type, namespace }, name) => sources.has(`${type}/${namespace}/${name}`),
    knowsLanguage: (type, name) => languages.has(`${type} ${name.toLowerCase()}`),
  }
}

function noteAll(learned: Learned, document: string): void {
  // Producers leave the source out where it has the binary's name; such that never tell it say nothing.
  const tellsSources = /(?:[?&;]|\\u0026)upstream=/.test(document)
  for (const [text] of document.matchAll(purlPattern)) {
    const parsed = parsePurl(text.replaceAll('\\u0026', '&').replaceAll('&amp;', '&'))
    if (!parsed.ok) continue
    if (!['deb', 'apk', 'rpm'].includes(parsed.value.type)) noteLanguage(learned, parsed.value)
    else if (tellsSources) noteSource(learned, parsed.value)
  }
}

function noteLanguage({ languages }: Learned, { type, namespace, name }: Purl): void {
  const separator = type === 'maven' ? ':' : '/'
  languages.add(`${type} ${[namespace, name].filter((part) => part !== null).join(separator)}`.toLowerCase())
}

/** What is told in words goes before what is left out: the same package may stand in another release's document. */
function noteSource({ sources, told }: Learned, { type, namespace, name, qualifiers }: Purl): void {
  const { upstream } = qualifiers
  const source = /^(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm$/.exec(upstream ?? '')?.[1] ?? upstream?.split('@')[0]
  // Distributions of one package manager take most of their names from each other.
  for (const key of [`${type}/${namespace}/${name}`, `${type}//${name}`]) {
    if (source !== undefined && !told.has(key)) sources.set(key, source)
    else if (!sources.has(key)) sources.set(key, name)
    if (source !== undefined) told.add(key)
  }
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
