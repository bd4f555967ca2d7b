import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { Assessment, createAssessment } from '#contract/matching/assessments.ts'
import { callServer } from '../../api/client.ts'
import { showUndo } from '../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from '../assessments/refresh.ts'
import { useStatusWords } from '../assessments/status.tsx'
import { useUndo } from '../assessments/use-undo.ts'
import type { CompleteDecision } from './decision-draft.ts'

interface Options {
  readonly vulnerabilityId: string
  readonly team: Pick<Assessment['team'], 'id'>
  readonly onDone: () => void
  /** Somebody else was first: their decision, null when it was undone. */
  readonly onOvertaken: (theirs: Assessment | null, mine: CompleteDecision) => void
}

type Sent = CompleteDecision & { readonly replaces: string | null }

/** Sends a decision, offers to undo it, and tells when another came first. */
export function useDecide({ vulnerabilityId, team, onDone, onOvertaken }: Options) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const wordsOf = useStatusWords()
  const undo = useUndo()
  return useMutation({
    mutationFn: (sent: Sent) =>
      callServer(createAssessment, { body: { ...sent, vulnerabilityId, teamId: team.id } }),
    onSuccess: (made) => {
      onDone()
      refreshDecided(queries)
      showUndo(t('decide.done', { decision: wordsOf(made) }), () => undo(made.id))
    },
    onError: (failure, mine) => {
      const theirs = theirsIn(failure)
      if (theirs === undefined) return
      refreshDecided(queries)
      onOvertaken(theirs, mine)
    },
  })
}

/** The decision that came first, null when it was undone; undefined when the failure is another. */
function theirsIn(failure: unknown): Assessment | null | undefined {
  if (!(failure instanceof Refusal)) return undefined
  if (failure.details.code !== 'matching.assessment-superseded') return undefined
  const read = Assessment.nullable().safeParse(failure.details.current ?? null)
  return read.success ? read.data : undefined
}
