import { useQuery } from '@tanstack/react-query'
import { listCis } from '#contract/inventory/cis.ts'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import { ask } from '../../../api/query.ts'
import { useMay } from '../../../session/me.tsx'

/** So many items are looked through for one that holds something. */
const lookedThrough = 200

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
export function useFirstSteps(): readonly FirstStep[] | undefined {
  const may = useMay()
  const cis = useQuery(ask(listCis, { query: { limit: lookedThrough } }))
  const query = { reach: 'all', state: 'all', limit: 1 } as const
  const known = useQuery({ ...ask(listVulnerabilities, { query }), enabled: may('vulnerability.view') })
  if (cis.data === undefined || known.data === undefined) return undefined
  const { rows } = cis.data
  const composed = rows.some(({ components }) => components > 0)
  return [
    { id: 'item', done: rows.length > 0, mine: may('ci.create') },
    { id: 'composition', done: composed, mine: may('document.import'), ciId: rows[0]?.id },
    { id: 'advisories', done: known.data.rows.length > 0, mine: may('feed.import') },
  ]
}
