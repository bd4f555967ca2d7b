import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'

interface Walk {
  readonly list: PackageList
  /** Where packages come from: `NUGET`, `GITHUB` … */
  kind: string
  remote: string
  /** Groups are resolved each for itself. */
  group: string
  /** The package whose needs follow. */
  holder: number | null
  readonly positions: Map<string, number>
  readonly needs: { readonly from: number; readonly key: string }[]
}

/** Reads what Paket resolved: a package a line below its remote, its needs below it. Groups stand beside each other. */
export function readPaket(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const list = packageList(log)
  const walk: Walk = {
    list,
    kind: '',
    remote: '',
    group: '',
    holder: null,
    positions: new Map(),
    needs: [],
  }
  for (const { line, text: written } of linesOf(text.value)) {
    if (written.trim() !== '' && !readLine(written, `/line/${line}`, walk))
      log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  for (const { from, key } of walk.needs) {
    const to = walk.positions.get(key)
    if (to !== undefined) list.need(from, to)
  }
  return readable(list.document({ format: 'paket', specVersion: null }), log.list())
}

const kinds: ReadonlySet<string> = new Set(['NUGET', 'GITHUB', 'GIST', 'GIT', 'HTTP', 'CLITOOL'])

/** By how far a line is indented. @returns false for one of another form */
function readLine(written: string, path: string, walk: Walk): boolean {
  const content = written.trim()
  const indent = written.length - written.trimStart().length
  if (indent === 0) return readHead(content, walk)
  if (indent === 2) return readRemote(content, walk)
  if (indent > 5) {
    const [name = ''] = content.split(' ', 1)
    if (walk.holder !== null) walk.needs.push({ from: walk.holder, key: keyOf(walk, name) })
    return true
  }
  return readPackage(content, path, walk)
}

function readHead(content: string, walk: Walk): boolean {
  const [word = '', name = ''] = content.split(/ +/, 2)
  walk.holder = null
  if (word === 'GROUP') walk.group = name.toLowerCase()
  else if (kinds.has(word)) walk.kind = word
  // Options, such as `STORAGE: NONE` and `RESTRICTION: == net8.0`.
  else return /^[A-Z][A-Z-]*: /.test(content)
  return true
}

function readRemote(content: string, walk: Walk): boolean {
  walk.holder = null
  const remote = /^remote: (\S{1,2000})/.exec(content)?.[1]
  if (remote !== undefined) walk.remote = remote
  // Beside it stand `specs:` of older files and options.
  return remote !== undefined || /^[a-z-]+:/.test(content)
}

/** `Name (1.2.3) - restriction: >= net6.0`; of a repository a file, or nothing, with its commit. */
function readPackage(content: string, path: string, walk: Walk): boolean {
  const { name = '', version = null } =
    /^(?<name>[^\s()]*) ?(?:\((?<version>[^\s()]+)[^()]*\))?/.exec(content)?.groups ?? {}
  if (name === '' && version === null) return false
  const isNuget = walk.kind === 'NUGET' || walk.kind === 'CLITOOL'
  const position = isNuget
    ? walk.list.add({ path, type: 'nuget', name, version, statesNeeds: true })
    : walk.list.add(repositoryOf(walk, version, path))
  walk.holder = position
  if (position !== null && isNuget) walk.positions.set(keyOf(walk, name), position)
  return true
}

function repositoryOf({ kind, remote }: Walk, commit: string | null, path: string) {
  const [namespace, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(remote)?.slice(1) ?? []
  if (kind === 'GITHUB' && namespace !== undefined && name !== undefined)
    return { path, type: 'github', namespace, name, version: commit }
  return { path, type: null, name: remote.slice(0, 500), version: commit }
}

/** Names of NuGet do not heed capitals. */
function keyOf({ group }: Walk, name: string): string {
  return `${group}\n${name.toLowerCase()}`
}
