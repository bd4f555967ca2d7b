import type { Overview } from '#contract/sharing/overview.ts'
import { useMay } from '../../../session/me.tsx'

/** A step to the first finding. */
export interface FirstStep {
  readonly id: 'item' | 'composition' | 'advisories'
  readonly done: boolean
  /** Whether the reader may take it. */
  readonly mine: boolean
  /** The item into which an SBOM can be imported, once there is one. */
  readonly ciId?: string | undefined
}

/** How far the installation has come; undefined while it is not known, or not the reader's matter. */
export function useFirstSteps(overview: Overview | undefined): readonly FirstStep[] | undefined {
  const may = useMay()
  if (overview?.steps == null) return undefined
  const { itemId, isComposed, hasVulnerabilities } = overview.steps
  return [
    { id: 'item', done: itemId !== null, mine: may('ci.create') },
    { id: 'composition', done: isComposed, mine: may('document.import'), ciId: itemId ?? undefined },
    { id: 'advisories', done: hasVulnerabilities, mine: may('feed.import') },
  ]
}
