import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { type SbomDocument, type SbomLink, subjectPosition } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'
import { normalName } from '../python-lock/needs.ts'
import { readPipJson } from './inspect.ts'
import { parseRequirement, type Requirement } from './requirement.ts'
import { isTableHead, requirementsOfTable } from './table.ts'
import { type LogicalLine, logicalLines, namesInVia } from './via.ts'

interface PipReading {
  readonly log: ProblemLog
  readonly list: PackageList
  readonly positions: Map<string, number>
  readonly linked: SbomLink[]
  /** What pip-compile remarks beside a package: who asks for it. */
  readonly via: { readonly position: number; readonly name: string }[]
}

/**
 * Reads requirements as pip does (pip, "Requirements File Format"). Only an exact version is one; what is asked for
 * otherwise is listed without. Other files that are named are not read, and told.
 */
export function readPip(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/^\s*(?:\{|\[\s*\{)/.test(text.value)) return readPipJson(bytes)
  if (text.value.includes('\u0000'))
    return unreadable(problem('', 'text.not-decodable', { encoding: 'utf-8', byte: 0 }))
  const log = problemLog()
  const reading: PipReading = { log, list: packageList(log), positions: new Map(), linked: [], via: [] }
  const isTable = isTableHead(text.value)
  if (isTable)
    for (const { line, found } of requirementsOfTable(linesOf(text.value))) addOne(line, found, reading)
  else for (const line of logicalLines(linesOf(text.value))) readLine(line, reading)
  for (const { position, name } of reading.via) {
    const from = name.startsWith('-r ') ? subjectPosition : reading.positions.get(normalName(name))
    if (from !== undefined) reading.list.need(from, position)
  }
  const { list, linked } = reading
  const specVersion = isTable ? 'pip list' : 'requirements'
  return readable(list.document({ format: 'pip', specVersion, linked }), log.list())
}

/** Files that belong to the list. */
const otherFile = /^(?:-r|--requirement|-c|--constraint)(?:\s+|=)?(?<file>\S.*)$/
const editable = /^(?:-e|--editable)(?:\s+|=)(?<address>\S.*)$/

function readLine({ line, content, remarks }: LogicalLine, reading: PipReading): void {
  const { log, linked } = reading
  const file = otherFile.exec(content)?.groups?.file?.slice(0, 500)
  if (file !== undefined) {
    linked.push({ name: file, uri: file })
    log.add(`/line/${line}`, 'sbom.reference-outside', { name: file, uri: file })
    return
  }
  const address = editable.exec(content)?.groups?.address
  if (address === undefined && content.startsWith('-')) return
  const found = parseRequirement(address ?? content)
  if (found === null) {
    log.add(`/line/${line}`, 'sbom.line-not-read')
    return
  }
  const position = addOne(line, found, reading)
  if (position === null) return
  for (const name of namesInVia(remarks)) reading.via.push({ position, name })
}

function addOne(line: number, found: Requirement, { list, positions }: PipReading): number | null {
  const { name, version, isLocal, repository, url } = found
  const position = list.add({
    type: isLocal ? null : 'pypi',
    path: `/line/${line}`,
    name,
    version,
    qualifiers: [['vcs_url', repository]],
    references: url === null ? [] : [{ kind: 'distribution', url }],
  })
  if (position !== null) positions.set(normalName(name), position)
  return position
}
