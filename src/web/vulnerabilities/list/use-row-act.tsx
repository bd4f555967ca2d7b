import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import type { RowAct } from '../../ui/list/use-list-keys.ts'
import { DecideDialog } from '../decide/decide-dialog.tsx'
import { useOwnTeams } from '../teams/use-teams.ts'

interface Acting {
  /** Undefined for those who decide for no team. */
  readonly act: RowAct | undefined
  /** The dialog that it opens. */
  readonly dialog: ReactNode
}

/**
 * Deciding on the row on which the keyboard stands, for the first of the reader's teams that it touches.
 * @param onNone what happens where it touches none of them
 */
export function useRowAct(
  rows: readonly VulnerabilityRow[] | undefined,
  onNone: (id: string) => void,
): Acting {
  const { t } = useTranslation('worklist')
  const own = useOwnTeams()
  const [asked, setAsked] = useState<{ readonly id: string; readonly team: (typeof own)[number] } | null>(
    null,
  )
  const run = (id: string) => {
    const row = rows?.find((one) => one.id === id)
    const team = own.find((one) => row?.teams.some((state) => state.team?.id === one.id))
    if (team === undefined) onNone(id)
    else setAsked({ id, team })
  }
  return {
    act: own.length === 0 ? undefined : { label: t('act'), run },
    dialog: asked !== null && (
      <DecideDialog vulnerabilityId={asked.id} team={asked.team} opened onClose={() => setAsked(null)} />
    ),
  }
}
