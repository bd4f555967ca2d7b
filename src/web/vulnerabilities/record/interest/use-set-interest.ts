import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listInterests, setInterests, type TeamInterest } from '#contract/intel/interest.ts'
import { callServer } from '../../../api/client.ts'
import { showFailure } from '../../../api/show-failure.tsx'
import { showDone, showUndo } from '../../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from '../../assessments/refresh.ts'
import type { CompleteInterest } from './interest-draft.ts'
import { useInterestWords } from './use-interest-words.ts'

/** Sets a team's interest upon the version that is shown, and offers to undo it. */
export function useSetInterest(row: TeamInterest, onDone: () => void) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const words = useInterestWords()
  const before = row.interest?.set ?? null
  const send = async ({ level, note }: CompleteInterest, version: number) => {
    const vulnerabilities = [{ id: row.vulnerabilityId, version }]
    const { rows } = await callServer(setInterests, {
      body: { teamId: row.team.id, level, note, vulnerabilities },
    })
    return rows[0]?.interest?.version ?? version
  }
  const undo = (version: number) => {
    send({ level: before?.level ?? null, note: before?.note ?? '' }, version)
      .then(() => showDone(t('interest.undone')))
      .catch(showFailure)
      .finally(() => refreshInterests(queries))
  }
  return useMutation({
    mutationFn: (sent: CompleteInterest) => send(sent, row.interest?.version ?? 0),
    onSuccess: (version, { level }) => {
      onDone()
      const done =
        level === null ? t('interest.takenBack') : t('interest.done', { level: words.level(level) })
      showUndo(done, () => undo(version))
    },
    onSettled: () => refreshInterests(queries),
  })
}

function refreshInterests(queries: QueryClient): void {
  queries.invalidateQueries({ queryKey: [listInterests.id] }).catch(() => undefined)
  refreshDecided(queries)
}
