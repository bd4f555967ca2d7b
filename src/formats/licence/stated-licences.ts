import type { SbomLicence } from '../sbom/model/sbom-document.ts'
import { spdxExpression } from './normalise.ts'

/** Marks what is no licence of the SPDX list and stands as it is written. */
const asWritten = '?'

/** A component's licences together; more of them are in the facts. */
const longest = 1000

/** Reads licences of many components: few differ. */
export type StatedLicences = (licences: readonly SbomLicence[]) => string | null

/** Distinct texts kept in mind; a document that has more is read all the same, only slower. */
const remembered = 10_000

/**
 * What a component's licences are, one a line, each once and in order: SPDX expressions, and after `?` what is none. A
 * line `?…` says that there are more than can be told. Null where the document does not say.
 */
export function statedLicences(): StatedLicences {
  const known = new Map<string, string>()
  const lineOf = (text: string) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const line = spdxExpression(text) ?? `${asWritten}${plain(text)}`
    if (known.size < remembered) known.set(text, line)
    return line
  }
  return (licences) => {
    if (licences.length === 0) return null
    const [only] = licences
    if (only !== undefined && licences.length === 1) return bounded([lineOf(only.text)])
    return bounded([...new Set(licences.map(({ text }) => lineOf(text)))].toSorted())
  }
}

/** On one line, and as a database takes it. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** What two places say of the licences of one component. */
export function bothLicences(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other
  return bounded([...new Set([...one.split('\n'), ...other.split('\n')])].toSorted())
}

function bounded(lines: readonly string[]): string {
  let length = 0
  const kept = lines.filter((line) => {
    length += line.length + 1
    return length <= longest
  })
  return (kept.length === lines.length ? kept : [...kept, `${asWritten}…`]).join('\n')
}

/** A line of `statedLicences` for people and programs. */
export interface StatedLicence {
  readonly text: string
  /** Whether it is an SPDX expression. */
  readonly isKnown: boolean
}

/** Takes apart what `statedLicences` put together, in one place or several; each once. */
export function licencesIn(stated: string | null): StatedLicence[] {
  return [...new Set(stated?.split('\n') ?? [])].map((line) =>
    line.startsWith(asWritten) ? { text: line.slice(1), isKnown: false } : { text: line, isKnown: true },
  )
}

/** The single licences that an expression names. */
export function idsIn(expression: string): readonly string[] {
  const parts = expression.replaceAll(/[()]/g, ' ').split(' ')
  const named = parts.filter(
    (part, at) =>
      part !== '' && part !== 'AND' && part !== 'OR' && part !== 'WITH' && parts[at - 1] !== 'WITH',
  )
  return [...new Set(named)]
}
