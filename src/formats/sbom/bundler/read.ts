import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { hashOf } from '../integrity.ts'
import { type SbomDocument, type SbomHash, subjectPosition } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

/** What a section of specs says of where its gems come from. */
interface Source {
  readonly kind: string
  readonly facts: Map<string, string>
}

interface Spec {
  readonly line: number
  readonly name: string
  readonly version: string
  readonly platform: string | null
  readonly source: Source
  readonly needs: string[]
}

interface BundlerReading {
  readonly log: ProblemLog
  readonly specs: Spec[]
  /** What the project asks for. */
  readonly direct: string[]
  readonly hashes: Map<string, SbomHash>
  section: Source
}

const sources: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE'])
/** Sections that say nothing of packages. */
const others: ReadonlySet<string> = new Set(['PLATFORMS', 'RUBY VERSION', 'BUNDLED WITH'])

/** Reads what Bundler resolved: sections with lines that are indented by two, four and six blanks. */
export function readBundler(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const section = { kind: '', facts: new Map<string, string>() }
  const reading: BundlerReading = { log, specs: [], direct: [], hashes: new Map(), section }
  for (const { line, text: written } of linesOf(text.value)) {
    if (written.trim() !== '' && !readLine(written, line, reading))
      log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  return readable(documentOf(reading), log.list())
}

/** @returns whether the line could be read */
function readLine(written: string, line: number, reading: BundlerReading): boolean {
  if (/^[A-Z]/.test(written)) {
    reading.section = { kind: written.trim(), facts: new Map() }
    return true
  }
  const { kind } = reading.section
  if (sources.has(kind)) return readSourceLine(written, line, reading)
  if (kind === 'DEPENDENCIES') return readName(written, reading.direct)
  if (kind === 'CHECKSUMS') return readChecksum(written, reading)
  return others.has(kind)
}

const fact = /^ {2}(?<name>[a-z_]+):(?<value>.*)$/
const spec = /^ {4}(?<name>[^\s(]+) \((?<version>[^\s()-]+)(?:-(?<platform>[^\s()]+))?\)$/

function readSourceLine(written: string, line: number, { section, specs }: BundlerReading): boolean {
  const told = fact.exec(written)?.groups
  if (told !== undefined) {
    section.facts.set(told.name ?? '', (told.value ?? '').trim())
    return true
  }
  const { name, version = '', platform = null } = spec.exec(written)?.groups ?? {}
  if (name !== undefined) {
    specs.push({ line, name, version, platform, source: section, needs: [] })
    return true
  }
  const last = specs.at(-1)
  return written.startsWith('      ') && last !== undefined && readName(written, last.needs)
}

/** `name (~> 1.0)!` */
function readName(written: string, names: string[]): boolean {
  const name = /^ {2,6}(?<name>[^\s(!]+)/.exec(written)?.groups?.name
  if (name !== undefined) names.push(name)
  return name !== undefined
}

/** `  name (version) sha256=…` */
function readChecksum(written: string, { hashes }: BundlerReading): boolean {
  const {
    key,
    algorithm = '',
    value = '',
  } = /^ {2}(?<key>\S+ \([^()]+\))(?: (?<algorithm>[a-z\d]+)=(?<value>[\da-f]+))?/.exec(written)?.groups ?? {}
  const [hash] = hashOf(algorithm, value)
  if (key !== undefined && hash !== undefined) hashes.set(key, hash)
  return key !== undefined
}

function documentOf({ log, specs, direct, hashes }: BundlerReading): SbomDocument {
  const list = packageList(log)
  const positions = new Map<string, number[]>()
  const added = specs.flatMap((one) => {
    const position = list.add(listedOf(one, hashes))
    if (position === null) return []
    positions.set(one.name, [...(positions.get(one.name) ?? []).slice(0, mostPlatforms), position])
    return [{ position, needs: one.needs }]
  })
  const needed = [{ position: subjectPosition, needs: direct }, ...added]
  for (const { position, needs } of needed) {
    for (const to of needs.flatMap((name) => positions.get(name) ?? [])) list.need(position, to)
  }
  return list.document({ format: 'bundler', specVersion: null })
}

/** A gem is there once for every platform it is built for. */
const mostPlatforms = 50

function listedOf(
  { line, name, version, platform, source, needs: _ }: Spec,
  hashes: ReadonlyMap<string, SbomHash>,
) {
  const hash = hashes.get(`${name} (${version}${platform === null ? '' : `-${platform}`})`)
  const remote = source.facts.get('remote') ?? ''
  const commit = source.facts.get('revision')
  const repository = source.kind === 'GIT' ? `git+${remote}${commit === undefined ? '' : `@${commit}`}` : null
  return {
    type: source.kind === 'PATH' ? null : 'gem',
    path: `/line/${line}`,
    name,
    version,
    qualifiers: [
      ['platform', platform],
      ['vcs_url', repository],
    ] as const,
    hashes: hash === undefined ? [] : [hash],
    statesNeeds: true,
  }
}
