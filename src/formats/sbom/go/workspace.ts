import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument, UnusedField } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { type Block, directiveOf, wordsOf } from './directives.ts'
import { listedModule } from './module.ts'

const others: ReadonlySet<string> = new Set(['go', 'toolchain', 'replace', 'godebug'])

/**
 * A workspace (go.dev/ref/mod, "Workspaces"): it names folders whose modules are built together and nothing that they
 * need, which is told.
 */
export function readWorkspace(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const left = new Map<string, UnusedField>()
  const block: Block = { directive: null }
  for (const { line, text: written } of linesOf(text)) {
    const [directive, path] = directiveOf(wordsOf(written.trim()), block)
    if (directive === undefined) continue
    if (directive === 'use' && path !== undefined)
      list.add(listedModule(`/line/${line}`, { path, version: null, isLocal: true }))
    else if (others.has(directive)) {
      const known = left.get(directive)
      left.set(directive, {
        path: known?.path ?? `/line/${line}`,
        field: directive,
        count: (known?.count ?? 0) + 1,
      })
    } else log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  log.add('', 'sbom.workspace-only')
  return list.document({ format: 'go', specVersion: 'go.work', unused: [...left.values()] })
}
