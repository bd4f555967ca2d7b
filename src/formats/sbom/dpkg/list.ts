import type { ProblemLog } from '../../problem-log.ts'
import { areAllLines, linesOf } from '../../text/lines.ts'
import type { InstalledPackage } from '../installed.ts'
import type { UnusedField } from '../model/sbom-document.ts'
import { isPresent } from '../stanza-packages.ts'
import { architectures } from './versions.ts'

/** A line of what `dpkg -l`, `dpkg-query -W` or `apt list --installed` prints. */
interface Row {
  readonly name: string
  /** Null where nothing is installed. */
  readonly version: string | null
  readonly architecture: string | null
  readonly source: string | null
}

const longestLine = 4000
const nameShape = /^(?<name>[a-z\d][a-z\d+.-]+)(?::(?<architecture>[a-z\d-]+))?$/
const versionShape = /^(?:\d+:)?\d[A-Za-z\d.+~:-]*$/
/** What dpkg prints above its table and apt above its list. */
const remark =
  /^(?:Desired=|\| Status=|\|\/ Err\?=|\|\|\/ Name|\+\+\+-=|Listing\.\.\.|WARNING: apt does not have|N: )/

/** Whether a text is such a list: each line is a row, and something in it is Debian's own. */
export function isDpkgList(piece: string): boolean {
  if (!debianMark.test(piece) || rpmMark.test(piece)) return false
  return areAllLines(piece, (line) => remark.test(line) || parseRow(line.replace('\ufeff', '')) !== null)
}

const debianMark =
  /(?:^\ufeff?|\n)(?:Desired=Unknown\/|[uirph][ncufhiWt]R? +[a-z\d][a-z\d+.:-]+ +\d|[a-z\d][a-z\d+.-]+\/[\w.,-]+ \d\S* [a-z\d]+ \[)|install ok installed|[:\s|,;](?:amd64|arm64|armhf|i386|riscv64|ppc64el|s390x)(?:[\s|,;]|$)|\t\d\S*(?:ubuntu\d|\+deb\d+u\d|\+dfsg|\+b\d|~deb)/
const rpmMark = /\.(?:el|fc|amzn|mga)\d+(?:[_.]|\s|$)/

/** The packages of a list, and how many it names that are not installed. */
export function readDpkgList(
  text: string,
  log: ProblemLog,
): { readonly packages: readonly InstalledPackage[]; readonly unused: readonly UnusedField[] } {
  const packages: InstalledPackage[] = []
  const gone: number[] = []
  for (const { line, text: written } of linesOf(text)) {
    if (written.trim() === '' || remark.test(written)) continue
    const row = parseRow(written)
    if (row === null) log.add(`/line/${line}`, 'sbom.line-not-read')
    else if (row.version === null) gone.push(line)
    else packages.push({ ...notTold, ...row, line, version: row.version })
  }
  const [first] = gone
  const unused = first === undefined ? [] : [{ path: `/line/${first}`, field: 'Package', count: gone.length }]
  return { packages, unused }
}

const notTold = { licence: null, homepage: null, needs: null, provides: [] } as const

function parseRow(line: string): Row | null {
  if (line.length > longestLine || /[^\P{Cc}\t]/u.test(line)) return null
  return ofTable(line) ?? ofApt(line) ?? ofQuery(line)
}

const tableRow = /^(?<state>[uirph][ncufhiWt])R? +(?<name>\S+) +(?<rest>\S.*)$/

/** `ii  name  1.0  amd64  description`; before 2012 without the architecture. */
function ofTable(line: string): Row | null {
  const { state = '', name: written = '', rest = '' } = tableRow.exec(line)?.groups ?? {}
  const { name, architecture = null } = nameShape.exec(written)?.groups ?? {}
  if (name === undefined) return null
  const [version = '', second = ''] = rest.split(/ +/, 2)
  const isThere = !['n', 'c'].includes(state[1] ?? '') && versionShape.test(version)
  const told = architectures.has(second) ? second : null
  return { name, version: isThere ? version : null, architecture: told ?? architecture, source: null }
}

const aptRow =
  /^(?<name>[a-z\d][a-z\d+.-]+)\/[\w.,-]+ (?<version>\d\S*) (?<architecture>[a-z\d-]+)(?: \[(?<marks>[^\]]*)\])?$/

function ofApt(line: string): Row | null {
  const { name, version = null, architecture = null, marks = '' } = aptRow.exec(line)?.groups ?? {}
  if (name === undefined) return null
  const isThere = marks.includes('installed') || marks.startsWith('upgradable')
  return { name, version: isThere ? version : null, architecture, source: null }
}

/** The name first, the others in any of the orders in use with `-f`. */
function ofQuery(line: string): Row | null {
  const divider = ['\t', '|', ';', ','].find((mark) => line.includes(mark))
  const [first = '', ...fields] = line
    .trimEnd()
    .split(divider ?? / +|=/)
    .map((field) => field.trim())
  const { name, architecture = null } = nameShape.exec(first)?.groups ?? {}
  if (name === undefined) return null
  const at = fields.findIndex((field) => versionShape.test(field))
  const version = fields[at]
  const status = fields.find((field) => /^(?:install|hold|deinstall|purge|unknown) \S+ \S+$/.test(field))
  if (version === undefined) return divider === '\t' && fields.join('') === '' ? absent(name) : null
  const told = fields.find((field) => architectures.has(field)) ?? architecture
  const isThere = status === undefined || isPresent(status)
  return {
    name,
    version: isThere ? version : null,
    architecture: told,
    source: sourceAmong(fields, at, name),
  }
}

function absent(name: string): Row {
  return { name, version: null, architecture: null, source: null }
}

/** `${source:Package}` and, where it is given too, `${source:Version}` right after it. */
function sourceAmong(fields: readonly string[], version: number, name: string): string | null {
  const at = fields.findIndex(
    (field, index) =>
      index !== version && nameShape.test(field) && !architectures.has(field) && !/^\d/.test(field),
  )
  const source = fields[at]
  if (source === undefined || source.includes(':') || source.length < 2) return null
  const next = fields[at + 1] ?? ''
  if (at + 1 !== version && versionShape.test(next)) return `${source}@${next}`
  return source === name ? null : source
}
