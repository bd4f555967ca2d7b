import { linePath, type XmlElement } from '../../xml/element.ts'
import { readCvssObject } from '../cvss-severity.ts'
import type { AdvisorySeverity } from '../model/advisory.ts'
import type { Reading } from './element-text.ts'
import { cvssVersions } from './versions.ts'

/** One CVSS as the record writes it. */
interface WrittenCvss {
  readonly version: string | null
  readonly vector: string | null
  readonly score: string | null
  readonly word: string | null
}

/** A severity by the version that announces it. */
export interface ReadSeverity {
  readonly known: '2' | '3' | '4'
  readonly severity: AdvisorySeverity
}

const order = ['3', '4', '2']

/** In the order in which they lead. */
export function leadingFirst(found: readonly ReadSeverity[]): readonly AdvisorySeverity[] {
  return found.toSorted((a, b) => order.indexOf(a.known) - order.indexOf(b.known)).map((one) => one.severity)
}

/** Severities with the score we compute and JVN iPedia's own beside it. Without a vector there is nothing to check. */
export function readSeverities(
  elements: readonly XmlElement[],
  read: (element: XmlElement) => WrittenCvss,
  { log }: Reading,
): readonly AdvisorySeverity[] {
  const found = elements.flatMap((element): readonly ReadSeverity[] => {
    const { version, vector, score, word } = read(element)
    const known = cvssVersions.get(version ?? '')
    if (known === undefined) {
      log.add(linePath(element), 'advisory.severity-not-read')
      return []
    }
    const value = {
      vectorString: vector,
      baseScore: score === null || Number.isNaN(Number(score)) ? null : Number(score),
      baseSeverity: word,
    }
    const severity = readCvssObject({ value, path: linePath(element), log }, { version: known, source: null })
    return severity === null ? [] : [{ known, severity }]
  })
  return leadingFirst(found)
}
