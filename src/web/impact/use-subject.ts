import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import { useKindWord } from '../configuration/kinds/use-kinds.ts'

/** What the question began at: its name, and what else tells which it is. */
export function useSubject({ from }: Pick<ImpactGraph, 'from'>): {
  readonly name: string
  readonly detail: string
} {
  const kindWord = useKindWord()
  const { vulnerability, ci } = from
  if (vulnerability !== null) return { name: vulnerability.name, detail: vulnerability.title }
  if (ci !== null) return { name: ci.name, detail: kindWord(ci.kind) }
  const { packageKey = '', version = null } = from.package ?? {}
  return { name: version === null ? packageKey : `${packageKey}@${version}`, detail: packageKey }
}
