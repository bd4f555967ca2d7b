import type { ExportList } from '#contract/exports/export-list.ts'
import { Tlp } from '#contract/shapes.ts'

/** The label a file will bear: it only rises. */
export interface GrowingLabel {
  add(rows: readonly unknown[]): Promise<void>
  now(): Tlp
}

type LookUp = (items: readonly string[] | 'all') => Promise<Tlp | undefined>

/** Begins with what the list bears in any case. */
export async function beginLabel(
  { label }: ExportList,
  asked: { readonly params: unknown; readonly query: unknown },
  lookUp: LookUp,
): Promise<GrowingLabel> {
  let highest: Tlp = label.least
  const seen = new Set<string>()
  const raise = (other: Tlp | undefined) => {
    if (other !== undefined && rank(other) > rank(highest)) highest = other
  }
  const look = async (items: readonly string[]) => {
    const fresh = [...new Set(items)].filter((id) => !seen.has(id))
    for (const id of fresh) seen.add(id)
    if (fresh.length > 0) raise(await lookUp(fresh))
  }
  await look(label.about(asked))
  if (label.sums) raise(await lookUp('all'))
  return {
    async add(rows) {
      for (const row of rows) raise(label.own(row))
      await look(rows.flatMap((row) => label.items(row)))
    },
    now: () => highest,
  }
}

function rank(label: Tlp): number {
  return Tlp.options.indexOf(label)
}
