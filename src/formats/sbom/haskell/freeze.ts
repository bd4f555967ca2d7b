import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

const constraint = /^(?:any\.)?(?<name>[A-Za-z\d][A-Za-z\d-]*) *(?<range>[<>=^].*)$/
/** Of several that will do, or a range, none is the one. */
const exact = /^== *(?<version>[\d.]+)$/
const flags = /^(?:any\.)?[A-Za-z\d][A-Za-z\d-]* +(?:[+-][\w-]+ *)+$/

/** `constraints: any.name ==1.0,` and so on; what begins with another word belongs to Cabal itself. */
export function readFreeze(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  for (const { path, content } of constraintsIn(text)) {
    const { name, range = '' } = constraint.exec(content)?.groups ?? {}
    const version = exact.exec(range)?.groups?.version ?? null
    if (name !== undefined) list.add({ path, type: 'hackage', name, version })
    else if (!flags.test(content)) log.add(path, 'sbom.line-not-read')
  }
  return list.document({ format: 'haskell', specVersion: 'cabal.project.freeze' })
}

const longestLine = 100_000

function* constraintsIn(text: string): Generator<{ readonly path: string; readonly content: string }> {
  let isWithin = false
  for (const { line, text: written } of linesOf(text)) {
    const field = /^([\w-]+):/.exec(written)?.[1]
    if (field !== undefined) isWithin = field === 'constraints'
    if (!isWithin || written.length > longestLine || written.trim().startsWith('--')) continue
    const contents = written.replace(/^[\w-]+:/, '').split(',')
    for (const one of contents) if (one.trim() !== '') yield { path: `/line/${line}`, content: one.trim() }
  }
}
