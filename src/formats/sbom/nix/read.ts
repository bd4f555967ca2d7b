import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

const store = /^\/nix\/store\/[a-z\d]{32}-(?<name>[^/]{1,250})$/
/** Recipes, sources and patches lie in the store too; nothing of them is installed. */
const notInstalled =
  /\.(?:drv|patch|diff|sh|conf|json|xml|service|lock|check|zip|gem|crate|whl|tgz|tar(?:\.\w+)?)$/
/** Nix itself tells a version so: it begins at the first dash before what is no letter. */
const named = /^(?<name>.+?)-(?<version>\d[^/]*)$/
const outputs = /-(?:bin|dev|lib|man|doc|devdoc|info|out|static|debug|data|terminfo)$/

/** Whether a line is a path of the store, as `nix-store -q` prints them. */
export function isStorePath(line: string): boolean {
  return store.test(line)
}

/** Reads the paths: name and version are their last part. One package may lie there several times. */
export function readNix(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const list = packageList(log)
  const seen = new Set<string>()
  const left: number[] = []
  for (const { line, whole } of namesIn(text.value)) {
    const found = whole === null ? undefined : packageIn(whole)
    if (whole === null) log.add(`/line/${line}`, 'sbom.line-not-read')
    else if (found === undefined) left.push(line)
    else if (!seen.has(`${found.name} ${found.version}`)) {
      seen.add(`${found.name} ${found.version}`)
      list.add({ path: `/line/${line}`, type: 'nix', ...found })
    }
  }
  const [first] = left
  const unused = first === undefined ? [] : [{ path: `/line/${first}`, field: 'path', count: left.length }]
  return readable(list.document({ format: 'nix', specVersion: 'store paths', unused }), log.list())
}

/** Of each line what stands behind the sum; null where the line is no path of the store. */
function* namesIn(text: string): Generator<{ readonly line: number; readonly whole: string | null }> {
  for (const { line, text: written } of linesOf(text)) {
    const content = written.length > 600 ? '?' : written.trim()
    if (content !== '') yield { line, whole: store.exec(content)?.groups?.name ?? null }
  }
}

/** The package a path is of; undefined for what is none. */
function packageIn(whole: string): { readonly name: string; readonly version: string } | undefined {
  const { name, version } = named.exec(whole.replace(outputs, ''))?.groups ?? {}
  return name === undefined || version === undefined || notInstalled.test(whole)
    ? undefined
    : { name, version }
}
