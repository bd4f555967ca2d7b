import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument, UnusedField } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { listedModule } from './module.ts'

/** A module whose packages lie below `vendor`. */
interface Vendored {
  readonly line: number
  readonly path: string
  readonly version: string
  readonly isLocal: boolean
  packages: number
}

const heading = /^# (?<path>\S+)(?: (?<version>v\S+))?(?: => (?<other>\S+)(?: (?<otherVersion>v\S+))?)?$/

/** Whether the text is a `vendor/modules.txt`. */
export function isVendored(text: string): boolean {
  return /(?:^\ufeff?|\n)# \S+ v\d[^\n]*\r?\n## (?:explicit|workspace|go \d)/.test(text)
}

/**
 * `vendor/modules.txt`: the modules whose packages were copied beside the project. A module without packages is only named
 * by the project, and a replacement without a version is a rule: both are counted, not listed.
 */
export function readVendored(text: string, log: ProblemLog): SbomDocument {
  const found: Vendored[] = []
  const rules: number[] = []
  for (const { line, text: written } of linesOf(text)) {
    const last = found.at(-1)
    const { path, version, ...other } = heading.exec(written)?.groups ?? {}
    if (path !== undefined) {
      if (version === undefined) rules.push(line)
      else found.push({ line, packages: 0, ...takenFrom({ path, version }, other) })
    } else if (last !== undefined && /^[^#\s]\S*$/.test(written)) last.packages += 1
    else if (written.trim() !== '' && !written.startsWith('## '))
      log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  const list = packageList(log)
  for (const one of found) if (one.packages > 0) list.add(listedModule(`/line/${one.line}`, one))
  const named = found.filter(({ packages }) => packages === 0).map(({ line }) => line)
  const unused = [...counted('#', named), ...counted('=>', rules)]
  return list.document({ format: 'go', specVersion: 'vendor/modules.txt', unused })
}

/** What a module was replaced by; a folder has no version. */
function takenFrom(
  own: Pick<Vendored, 'path' | 'version'>,
  { other, otherVersion }: { readonly other?: string; readonly otherVersion?: string },
): Pick<Vendored, 'path' | 'version' | 'isLocal'> {
  if (other === undefined) return { ...own, isLocal: false }
  return otherVersion === undefined
    ? { ...own, isLocal: true }
    : { path: other, version: otherVersion, isLocal: false }
}

function counted(field: string, lines: readonly number[]): readonly UnusedField[] {
  const [first] = lines
  return first === undefined ? [] : [{ path: `/line/${first}`, field, count: lines.length }]
}
