import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { undoAssessment } from '#contract/matching/assessments.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from './refresh.ts'

/** Undoes a decision and says so; what was in force before is in force again. */
export function useUndo(): (assessmentId: string) => void {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  return (id) => {
    callServer(undoAssessment, { params: { id } })
      .then(() => showDone(t('decision.undone')))
      .catch(showFailure)
      .finally(() => refreshDecided(queries))
  }
}
