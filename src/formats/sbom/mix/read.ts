import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { hashOf } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'

/**
 * Reads a map of Elixir as Mix writes it: an entry a line. Names of packages that others need stand in the entry
 * as tuples.
 */
export function readMix(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (!/^\s*%\{/.test(text.value)) return unreadable(problem('/line/1', 'sbom.not-recognised'))
  const log = problemLog()
  const list = packageList(log)
  const positions = new Map<string, number>()
  const needs: { readonly from: number; readonly content: string }[] = []
  for (const { line, content } of entriesIn(text.value)) {
    const entry = content.length > longestLine ? null : entryOf(content, line)
    if (entry === null) log.add(`/line/${line}`, 'sbom.line-not-read')
    const position = entry === null ? null : list.add(entry.listed)
    if (entry === null || position === null) continue
    positions.set(entry.app, position)
    needs.push({ from: position, content })
  }
  for (const { from, content } of needs) list.needNamed(from, namesNeeded(content), positions)
  const specVersion = /^\s*%\{\s*"[^"\n]*" =>/.test(text.value) ? '1' : '2'
  return readable(list.document({ format: 'mix', specVersion }), log.list())
}

/** The lines with entries, without the bracket that the first may stand behind. */
function* entriesIn(text: string): Generator<{ readonly line: number; readonly content: string }> {
  for (const { line, text: written } of linesOf(text)) {
    const content = written.trim().replace(/^%\{/, '').trim()
    if (content !== '' && content !== '}') yield { line, content }
  }
}

/** `{:plug, "~> 1.14", […]}`: tuples of a name and what versions will do. */
function namesNeeded(content: string): readonly string[] {
  return [...content.matchAll(/\{:(?:"([^"]+)"|(\w+)), (?:"|nil)/g)].map(
    ([, quoted, plain = '']) => quoted ?? plain,
  )
}

/** The longest known entry has some 2,000 characters. */
const longestLine = 20_000

/** What stands behind the needs: the repository, and the sum of the archive. */
const ending = /\], "(?<repository>[\w:-]+)"(?:, "(?<sum>[\da-f]+)")?\},?$/

const shape =
  /^"(?<app>[^"]+)"(?::| =>) ?\{:(?<kind>hex|git|path|package), ?(?:"(?<address>[^"]*)"|:"(?<quoted>[^"]+)"|:(?<atom>\w+))(?:, ?"(?<version>[^"]*)")?(?<rest>.*)$/

/** `"app": {:hex, :name, "1.0", "sum", [:mix], [needs], "hexpm", "sum"}`, or `{:git, "address", "commit", […]}`. */
function entryOf(
  content: string,
  line: number,
): { readonly app: string; readonly listed: ListedPackage } | null {
  const found = shape.exec(content)?.groups
  if (found === undefined) return null
  const { app = '', kind, address = '', quoted, atom, version = null, rest = '' } = found
  const path = `/line/${line}`
  const common = { path, type: 'hex', statesNeeds: kind === 'hex' } as const
  if (kind === 'hex') {
    const { repository = '', sum = '' } = ending.exec(rest)?.groups ?? {}
    const organisation = repository.startsWith('hexpm:') ? repository.slice('hexpm:'.length) : null
    const hashes = hashOf('sha256', sum)
    return {
      app,
      listed: { ...common, namespace: organisation, name: quoted ?? atom ?? app, version, hashes },
    }
  }
  if (kind === 'git') {
    const repository = `git+${address}${version === null ? '' : `@${version}`}`
    return { app, listed: { ...common, name: app, version: null, qualifiers: [['vcs_url', repository]] } }
  }
  const isOld = kind === 'package'
  return {
    app,
    listed: { ...common, type: isOld ? 'hex' : null, name: app, version: isOld ? address : null },
  }
}
