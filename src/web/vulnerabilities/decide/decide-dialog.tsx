import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DecideForm } from './decide-form.tsx'
import { DecisionConflict } from './decision-conflict.tsx'
import { type CompleteDecision, type DecisionDraft, emptyDraft, itemOf } from './decision-draft.ts'
import { DecisionSubject } from './decision-subject.tsx'
import { useDecide } from './use-decide.ts'
import { useReach } from './use-reach.ts'

interface Props {
  readonly vulnerabilityId: string
  /** Who decides: a team for which the reader may (`useMayDecide`). */
  readonly team: Pick<Assessment['team'], 'id' | 'name'>
  /** Offered as the one item when it was asked for there. */
  readonly ci?: { readonly id: string; readonly name: string } | undefined
  /** What the form begins with, and whose proposal it is; the decision stays the team's. */
  readonly proposed?: { readonly of: string; readonly fields: DecisionDraft } | undefined
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for a team's decision about a vulnerability, and shows before committing what it will change. */
export function DecideDialog({ opened, ...props }: Props) {
  return opened ? <OpenDialog {...props} /> : null
}

/** Two decisions that do not know of each other. */
interface Conflict {
  readonly theirs: Assessment | null
  readonly mine: CompleteDecision
}

function OpenDialog({ vulnerabilityId, team, ci, proposed, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const key = `decide.${vulnerabilityId}.${team.id}${proposed === undefined ? '' : `.${proposed.of}`}`
  const draft = useDraft(key, proposed?.fields ?? emptyDraft(ci?.id ?? null))
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const ciId = itemOf(draft.value)
  const reach = useReach({ vulnerabilityId, teamId: team.id, ciId }, draft.touched)
  const leave = () => {
    draft.clear()
    onClose()
  }
  const decide = useDecide({
    vulnerabilityId,
    team,
    onDone: leave,
    onOvertaken: (theirs, mine) => setConflict({ theirs, mine }),
  })
  const submit = (mine: CompleteDecision) => {
    if (reach.overtaken === undefined) decide.mutate({ ...mine, replaces: reach.seen?.id ?? null })
    else setConflict({ theirs: reach.overtaken, mine })
  }
  if (conflict !== null) {
    const { theirs, mine } = conflict
    return (
      <DecisionConflict
        theirs={theirs}
        mine={mine}
        onKeepTheirs={leave}
        onDecide={() => {
          setConflict(null)
          reach.accept(theirs)
          decide.mutate({ ...mine, replaces: theirs?.id ?? null })
        }}
        onBack={() => {
          setConflict(null)
          decide.reset()
          reach.accept(theirs)
        }}
      />
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('decide.title', { team: nameOf(team.name) })} size={680}>
      <DecisionSubject vulnerabilityId={vulnerabilityId} />
      <DecideForm
        vulnerabilityId={vulnerabilityId}
        team={team}
        ci={ci}
        draft={draft}
        reach={reach}
        failure={decide.error}
        pending={decide.isPending}
        onSubmit={submit}
        onCancel={onClose}
      />
    </Modal>
  )
}
