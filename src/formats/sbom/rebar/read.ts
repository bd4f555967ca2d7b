import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { hashOf } from '../integrity.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'

/** A dependency: its name, where it is from, and how far from the project it is. */
const entry =
  /\{<<"(?<app>[^"]{1,500})">>,\s*\{(?<kind>\w+),\s*(?:<<"(?<name>[^"]{1,500})">>,\s*<<"(?<version>[^"]{1,500})">>|"(?<address>[^"]{1,2000})",\s*\{\w+,\s*"(?<commit>[^"]{1,500})"\}(?:,\s*"[^"]{1,500}")?)\}(?:,\s*\w+\})?,\s*(?<level>\d+)\}/g

/** The sum of an archive, in one of two lists; those of the later one are of the archive itself. */
const sum = /\{<<"([^"]{1,500})">>,\s*<<"([\dA-Fa-f]{64})">>\}/g

/** Reads the terms that rebar3 writes. Who needs whom is not said, but what the project itself asks for. */
export function readRebar(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const list = packageList(log)
  const [, specVersion = null] = /^\s*\{"([\d.]+)",/.exec(text.value) ?? []
  const sums = new Map([...text.value.matchAll(sum)].map(([, app = '', value = '']) => [app, value]))
  const lineAt = lineCounter(text.value)
  let read = 0
  for (const found of text.value.matchAll(entry)) {
    read += 1
    const { app = '', level = '' } = found.groups ?? {}
    const hashes = hashOf('sha256', sums.get(app) ?? '')
    const position = list.add({ ...packageOf(found.groups ?? {}, `/line/${lineAt(found.index)}`), hashes })
    if (position !== null && level === '0') list.need(subjectPosition, position)
  }
  const begun = text.value.match(/\{<<"[^"]{1,500}">>,\s*\{/g)?.length ?? 0
  if (begun > read) log.add('', 'sbom.entries-not-read', { entries: begun - read })
  return readable(list.document({ format: 'rebar', specVersion }), log.list())
}

function packageOf(found: Readonly<Record<string, string | undefined>>, path: string): ListedPackage {
  const { app = '', kind = '', name, version = null, address = '', commit = '' } = found
  if (kind === 'pkg') return { path, type: 'hex', name: name ?? app, version }
  const system = kind === 'hg' ? 'hg' : 'git'
  const repository = `${system}+${address}@${commit}`
  return { path, type: 'hex', name: app, version: null, qualifiers: [['vcs_url', repository]] }
}

/** Lines of places that come in order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1
  let from = 0
  return (index) => {
    for (let at = text.indexOf('\n', from); at >= 0 && at < index; at = text.indexOf('\n', from)) {
      line += 1
      from = at + 1
    }
    return line
  }
}
