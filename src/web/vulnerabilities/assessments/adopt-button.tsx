import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { adoptAssessment } from '#contract/matching/assessment-batches.ts'
import { type Assessment, previewAssessment } from '#contract/matching/assessments.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMe } from '../../session/me.tsx'
import { showUndo } from '../../ui/feedback/undo-toast.tsx'
import { teamsDecidedBy } from '../teams/use-teams.ts'
import { refreshDecided } from './refresh.ts'
import { useStatusWords } from './status.tsx'
import { useUndo } from './use-undo.ts'

/** Confirms the other team's decision for one's own items; nothing for one's own, and for who does not decide. */
export function AdoptButton({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const queries = useQueryClient()
  const wordsOf = useStatusWords()
  const undo = useUndo()
  const teams = teamsDecidedBy(useMe())
  const adopt = useMutation({
    mutationFn: (teamId: string) => adoptFor(decision, teamId),
    onSuccess: (made) => {
      refreshDecided(queries)
      showUndo(t('decide.done', { decision: wordsOf(made) }), () => undo(made.id))
    },
    onError: showFailure,
  })
  const [team] = teams.some(({ id }) => id === decision.team.id) ? [] : teams
  if (team === undefined || decision.undoneAt !== null) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={adopt.isPending}
      onClick={() => adopt.mutate(team.id)}
    >
      {t('decision.adopt', { team: nameOf(team.name) })}
    </Button>
  )
}

/** In place of what is in force for one's own team now. */
async function adoptFor({ id, vulnerabilityId, component }: Assessment, teamId: string): Promise<Assessment> {
  const place = component === null ? {} : { componentId: component.id }
  const { current } = await callServer(previewAssessment, { query: { vulnerabilityId, teamId, ...place } })
  const body = { teamId, replaces: current?.id ?? null }
  return await callServer(adoptAssessment, { params: { id }, body })
}
