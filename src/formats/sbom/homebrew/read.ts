import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { readJsonRoot, readNamedNodes } from '../../json/root.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { declaredLicence } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what Homebrew tells of what is installed. */
export function readHomebrew(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (!/^\s*\{/.test(text.value)) return fromLines(text.value)
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const isLock = hasField(document, 'entries')
  if (isLock) readLock(document, list)
  else readInfo(document, list)
  const told = {
    format: 'homebrew',
    specVersion: isLock ? 'Brewfile.lock.json' : 'info',
    unused: unused.report(),
  }
  return readable(list.document(told), document.log.list())
}

const listed = /^(?<name>[\w@+./-]+)(?<versions>(?: +\d[\w.+,:~-]*)+)$/

/** `name 1.0 1.1`: a package may be there in several versions. */
function fromLines(text: string): Parsed<SbomDocument> {
  const log: ProblemLog = problemLog()
  const list = packageList(log)
  for (const { line, text: written } of linesOf(text)) {
    const { name, versions = '' } = (written.length > 2000 ? null : listed.exec(written.trim()))?.groups ?? {}
    if (name === undefined && written.trim() !== '') log.add(`/line/${line}`, 'sbom.line-not-read')
    for (const version of name === undefined ? [] : versions.trim().split(/ +/))
      list.add({ path: `/line/${line}`, ...named(name ?? ''), version })
  }
  return readable(list.document({ format: 'homebrew', specVersion: 'list' }), log.list())
}

/** A formula of another tap than Homebrew's own has it in front: `team/tap/name`. */
function named(fullName: string): Pick<ListedPackage, 'type' | 'namespace' | 'name'> {
  const slash = fullName.lastIndexOf('/')
  const tap = slash < 0 ? '' : fullName.slice(0, slash)
  const isOwn = tap === '' || tap === 'homebrew/core'
  return { type: 'brew', namespace: isOwn ? null : tap, name: fullName.slice(slash + 1) }
}

/** Casks are programs as their makers ship them. */
const caskTap = 'homebrew/cask'

function readInfo(document: JsonNode, list: PackageList): void {
  const positions = new Map<string, number>()
  const needs: { readonly from: number; readonly names: readonly string[] }[] = []
  for (const node of readNodes(document, 'formulae')) {
    const name = readText(node, 'name') ?? ''
    const licences = declaredLicence(readText(node, 'license'))
    for (const installed of readNodes(node, 'installed')) {
      const version = readText(installed, 'version')
      const one = { path: installed.path, ...named(readText(node, 'full_name') ?? name), version }
      const from = list.add({ ...one, licences, statesNeeds: true })
      if (from === null) continue
      positions.set(name, from)
      needs.push({ from, names: readTexts(node, 'dependencies') })
    }
  }
  for (const { from, names } of needs) list.needNamed(from, names, positions)
  for (const node of readNodes(document, 'casks')) {
    const version = readText(node, 'installed')
    const name = readText(node, 'token') ?? ''
    if (version !== null)
      list.add({ path: node.path, type: 'brew', namespace: caskTap, name, version, kind: 'application' })
  }
}

function readLock(document: JsonNode, list: PackageList): void {
  const entries = readNode(document, 'entries')
  if (entries === null) return
  for (const [name, node] of readNamedNodes(entries, 'brew'))
    list.add({ path: node.path, ...named(name), version: readText(node, 'version') })
  for (const [name, node] of readNamedNodes(entries, 'cask')) {
    const version = readText(node, 'version')
    list.add({ path: node.path, type: 'brew', namespace: caskTap, name, version, kind: 'application' })
  }
  for (const [name, node] of readNamedNodes(entries, 'mas')) {
    const version = readText(node, 'version')
    list.add({ path: node.path, type: null, name, version, kind: 'application' })
  }
}
