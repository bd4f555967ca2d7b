import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { listedModule } from './module.ts'

const sum = /^(?<path>\S+) (?<version>v[^\s/]+)(?<mark>\/go\.mod)? h1:\S+$/

/**
 * The sums of modules. Of many only the module file was looked at while versions were chosen (`/go.mod`): nothing of
 * them is built in, and they are counted, not listed.
 */
export function readSums(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const looked = { line: 0, count: 0 }
  for (const { line, text: written } of linesOf(text)) {
    const { path, version = '', mark } = sum.exec(written)?.groups ?? {}
    if (mark !== undefined) {
      if (looked.count === 0) looked.line = line
      looked.count++
    } else if (path !== undefined) list.add(listedModule(`/line/${line}`, { path, version }))
    else if (written.trim() !== '') log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  const unused =
    looked.count === 0 ? [] : [{ path: `/line/${looked.line}`, field: '/go.mod', count: looked.count }]
  return list.document({ format: 'go', specVersion: 'go.sum', unused })
}
