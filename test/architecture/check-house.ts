import { findImports, resolveImport } from '../imports.ts'
import type { Breach } from './breach.ts'
import { checkFolders } from './folder-rules.ts'
import { checkImportOrder } from './import-rules.ts'
import { checkComputed, checkLibrary, checkMachinePart } from './library-rules.ts'
import { isSource, type Sources } from './sources.ts'
import { checkTables } from './table-rules.ts'

/** What was looked at and what was found. */
export interface Inspection {
  readonly files: number
  readonly imports: number
  readonly breaches: readonly Breach[]
}

/** Holds the sources against the rules of the house. */
export function inspectHouse(sources: Sources): Inspection {
  const files = [...sources].filter(([path]) => isSource(path))
  const checked = files.map(([path, source]) => checkImports(path, source))
  return {
    files: files.length,
    imports: checked.reduce((sum, one) => sum + one.imports, 0),
    breaches: [
      ...checkFolders([...sources.keys()]),
      ...checked.flatMap((one) => one.breaches),
      ...files.flatMap(([path, source]) => checkTables(path, source)),
    ],
  }
}

function checkImports(path: string, source: string): Inspection {
  const imports = findImports(path, source)
  const breaches = imports.flatMap((found) => {
    if (found.specifier === undefined) return checkComputed(path, found.line)
    const target = resolveImport(path, found.specifier)
    if (target.kind === 'library') return checkLibrary(path, found.line, target.name)
    if (target.kind === 'builtin') return checkMachinePart(path, found.line, target.name)
    return checkImportOrder({
      from: path,
      to: target.path,
      as: found.specifier,
      kind: found.kind,
      line: found.line,
    })
  })
  return { files: 1, imports: imports.length, breaches }
}
