import type { ProblemLog } from '../../problem-log.ts'
import { areAllLines, linesOf } from '../../text/lines.ts'
import type { InstalledPackage } from '../installed.ts'

const longestLine = 4000
/** apk tells that its cache is old, or cannot be written, among what it lists. */
const remark = /^(?:WARNING:|fetch http)/
const versionShape = /^\d[\w.~]*$/
/** `musl-1.2.4-r2`, then a description, or architecture, origin, licence and state. */
const shape =
  /^(?<whole>[a-z\d][\w.+-]*-r\d+)(?: - .*| (?<architecture>[a-z\d_]+) \{(?<origin>[^{}\s]+)\} \((?<licence>[^()]*)\)(?: \[(?<state>[^\]]*)\])?)?$/

/** Whether a text is what `apk info -v`, `apk info -vv` or `apk list -I` prints. */
export function isApkList(piece: string): boolean {
  return areAllLines(piece, (line) => remark.test(line) || parseLine(line.replace('\ufeff', '')) !== null)
}

/** The packages of such a list. */
export function readApkList(text: string, log: ProblemLog): readonly InstalledPackage[] {
  const packages: InstalledPackage[] = []
  for (const { line, text: written } of linesOf(text)) {
    if (written.trim() === '' || remark.test(written)) continue
    const found = parseLine(written.trimEnd())
    if (found === null) log.add(`/line/${line}`, 'sbom.line-not-read')
    else packages.push({ ...found, line })
  }
  return packages
}

function parseLine(line: string): Omit<InstalledPackage, 'line'> | null {
  const found = line.length > longestLine || /\p{Cc}/u.test(line) ? undefined : shape.exec(line)?.groups
  if (found === undefined) return null
  const { whole = '', architecture = null, origin = null, licence = null, state = 'installed' } = found
  const release = whole.lastIndexOf('-')
  const version = whole.lastIndexOf('-', release - 1)
  const name = whole.slice(0, version)
  if (version < 1 || !versionShape.test(whole.slice(version + 1, release)) || !state.includes('installed'))
    return null
  const source = origin === name ? null : origin
  const told = { licence: licence === '' ? null : licence, homepage: null, needs: null, provides: [] }
  return { name, version: whole.slice(version + 1), architecture, source, ...told }
}
