import { basename, join } from 'node:path'
import type { Case, LabelledSet, SetOrder } from '../label.ts'
import { publicationsIn } from './anchore-labels.ts'
import { count, ecosystemOfPurl } from './documents.ts'
import { type ExpectedInput, expectedInputs } from './osv-scanner.data.ts'
import { filesOfZip } from './zip-files.ts'

/**
 * The inputs of osv-scanner's tests as they are. The archive holds no recorded answers: what is expected of some of
 * their components is our own table, read off the records' text.
 */
export async function readOsvScanner({ data }: SetOrder): Promise<readonly LabelledSet[] | null> {
  const files = await filesOfZip(join(data, 'match/osv-scanner-source.zip'))
  if (files === null) return null
  const leftOut = new Map<string, number>()
  const cases = expectedInputs.flatMap((expected): Case[] => {
    const bytes = files.get(expected.path)
    if (bytes !== undefined) return [caseOf(expected, bytes)]
    count(leftOut, 'inputs that are not in the archive')
    return []
  })
  const known = new Set(expectedInputs.map(({ path }) => path))
  count(
    leftOut,
    'files without expectations of ours',
    [...files.keys()].filter((path) => !known.has(path)).length,
  )
  return [{ name: 'osv-scanner', publications: publicationsIn(data), cases, leftOut }]
}

function caseOf({ path, components }: ExpectedInput, bytes: Uint8Array): Case {
  const labels = components.flatMap(({ purl, affected, notAffected }) => {
    const about = { component: purl, ecosystem: ecosystemOfPurl(purl), lacks: null }
    return [
      ...affected.map((id) => ({ ...about, names: [id], says: 'affected' as const })),
      ...notAffected.map((id) => ({ ...about, names: [id], says: 'not-affected' as const })),
    ]
  })
  return { name: path, document: { name: basename(path), bytes }, labels, isComplete: false }
}
