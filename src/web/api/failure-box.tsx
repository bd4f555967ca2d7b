import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { ErrorBox } from '../ui/feedback/error-box.tsx'
import { Unreachable } from './client.ts'

interface Props {
  readonly failure: unknown
  /** `form`: what was typed is kept; `view`: nothing was to be changed; `signIn`: nothing was at stake. */
  readonly during: 'form' | 'view' | 'signIn'
  readonly onRetry?: (() => void) | undefined
}

/** Tells any failure to talk with the server: what happened, what is safe, what to do, what to quote. */
export function FailureBox({ failure, during, onRetry }: Props) {
  const { t } = useTranslation()
  const kind = kindOf(failure)
  const details = failure instanceof Refusal ? failure.details : null
  return (
    <ErrorBox
      title={details === null ? t(`failure.${kind}.title`) : details.title}
      safe={during === 'signIn' ? undefined : t(`failure.safe.${during}`)}
      advice={details?.detail ?? t(`failure.${kind}.advice`)}
      problems={details?.problems ?? []}
      id={details?.id}
      actions={
        onRetry !== undefined &&
        kind !== 'missing' && (
          <Button variant="default" onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        )
      }
    />
  )
}

type FailureKind = 'unreachable' | 'refused' | 'missing' | 'forbidden' | 'broken'

function kindOf(failure: unknown): FailureKind {
  if (failure instanceof Unreachable) return 'unreachable'
  if (!(failure instanceof Refusal)) return 'broken'
  if (failure.details.status === 404) return 'missing'
  return failure.details.status === 403 ? 'forbidden' : 'refused'
}
