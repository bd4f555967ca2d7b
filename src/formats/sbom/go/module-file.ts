import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import { type SbomDocument, subjectPosition, type UnusedField } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { type Block, directiveOf, wordsOf } from './directives.ts'
import { listedModule } from './module.ts'

interface Requirement {
  readonly line: number
  readonly path: string
  readonly version: string
  readonly isIndirect: boolean
}

interface Replacement {
  readonly path: string
  readonly version: string | null
}

interface ModuleReading {
  readonly log: ProblemLog
  name: string | null
  /** As `go` tells it; null: it is not told. */
  language: string | null
  readonly required: Requirement[]
  /** By path, or path and version, of what is replaced. */
  readonly replaced: Map<string, Replacement>
  readonly others: Map<string, UnusedField>
}

const others: ReadonlySet<string> = new Set([
  'go',
  'toolchain',
  'exclude',
  'retract',
  'tool',
  'godebug',
  'ignore',
])

/** A module's own file (go.dev/ref/mod). What is not marked as indirect is direct; replacements hold. */
export function readModuleFile(text: string, log: ProblemLog): SbomDocument {
  const reading: ModuleReading = {
    log,
    name: null,
    language: null,
    required: [],
    replaced: new Map(),
    others: new Map(),
  }
  const block: Block = { directive: null }
  for (const { line, text: written } of linesOf(text)) {
    const content = written.trim()
    const [directive, ...words] = directiveOf(wordsOf(content), block)
    if (directive === undefined || take(directive, words, { reading, line, content })) continue
    log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  if (reading.required.length > 0 && leavesOutIndirect(reading.language))
    log.add('', 'sbom.indirect-left-out', { version: reading.language ?? '' })
  return documentOf(reading)
}

/**
 * Since Go 1.17 the file names all that is built in; before, what the module itself asks for alone (go.dev/ref/mod, "Lazy
 * module loading"). Without the line it is Go 1.16.
 */
function leavesOutIndirect(language: string | null): boolean {
  const [, major = '1', minor = '16'] = /^(\d{1,6})\.(\d{1,6})/.exec(language ?? '') ?? []
  return Number(major) === 1 && Number(minor) < 17
}

interface Place {
  readonly reading: ModuleReading
  readonly line: number
  readonly content: string
}

/** @returns whether the line could be read */
function take(directive: string, words: readonly string[], { reading, line, content }: Place): boolean {
  const [path = '', version = ''] = words
  if (directive === 'module' && path !== '') {
    reading.name ??= path
    return true
  }
  if (directive === 'require' && /^v\d/.test(version)) {
    reading.required.push({ line, path, version, isIndirect: /\/\/\s*indirect\b/.test(content) })
    return true
  }
  if (directive === 'replace') return takeReplacement(words, reading)
  if (!others.has(directive)) return false
  if (directive === 'go') reading.language ??= path
  const known = reading.others.get(directive)
  const count = (known?.count ?? 0) + 1
  reading.others.set(directive, { path: known?.path ?? `/line/${line}`, field: directive, count })
  return true
}

/** `old [version] => new [version]`; what is new without a version is a folder. */
function takeReplacement(words: readonly string[], { replaced }: ModuleReading): boolean {
  const arrow = words.indexOf('=>')
  const [path, version] = words.slice(0, Math.max(arrow, 0))
  const [newPath, newVersion = null] = words.slice(arrow + 1)
  if (arrow < 0 || path === undefined || newPath === undefined) return false
  replaced.set(version === undefined ? path : `${path} ${version}`, { path: newPath, version: newVersion })
  return true
}

function documentOf({ log, name, required, replaced, others: left }: ModuleReading): SbomDocument {
  const list = packageList(log)
  for (const { line, path, version, isIndirect } of required) {
    const by = replaced.get(`${path} ${version}`) ?? replaced.get(path)
    const isLocal = by !== undefined && by.version === null
    const module = by === undefined || isLocal ? { path, version, isLocal } : by
    const position = list.add(listedModule(`/line/${line}`, module))
    if (position !== null && !isIndirect) list.need(subjectPosition, position)
  }
  const subject =
    name === null
      ? null
      : { ...listedModule('', { path: name, version: null, isLocal: true }), kind: 'application' as const }
  return list.document({ format: 'go', specVersion: 'go.mod', subject, unused: [...left.values()] })
}
