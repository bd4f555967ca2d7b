import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import {
  changeInterestRules,
  type InterestRules,
  type InterestRulesRevision,
  readInterestRules,
} from '#contract/intel/interest.ts'
import { callServer } from '../../api/client.ts'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { fieldsOf, type RulesFields, readCurrent, rulesOf } from './rules-fields.ts'

interface Change {
  readonly rules: InterestRules
  readonly note: string
  readonly version: number
}

/** Putting rules in force; when somebody else was first, `theirs` is what they put in force. */
export function useChangeRules(inForce: InterestRulesRevision, draft: DraftForm<RulesFields>) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: ({ rules, note, version }: Change) =>
      callServer(changeInterestRules, { version, body: { rules, note } }),
    onSuccess: async ({ revision }) => {
      draft.clear()
      await queries.invalidateQueries({ queryKey: [readInterestRules.id] })
      showDone(t('interestRules.saved', { revision: revision.revision }))
    },
  })
  const put = (fields: RulesFields, version: number) => {
    const rules = rulesOf(fields)
    if (rules !== null) send.mutate({ rules, note: String(fields.note ?? ''), version })
  }
  const theirs = conflictOf(send.error)
  return {
    error: theirs === null ? send.error : null,
    isPending: send.isPending,
    theirs,
    save: () => put(draft.value, draft.version ?? inForce.revision),
    settle: (fields: RulesFields) => {
      if (theirs === null) return
      draft.rebase(fieldsOf(theirs.rules), theirs.revision, fields)
      put(fields, theirs.revision)
    },
    leave: () => send.reset(),
  }
}

function conflictOf(failure: unknown): InterestRulesRevision | null {
  const isConflict = failure instanceof Refusal && failure.details.code === 'intel.rules-changed'
  return isConflict ? readCurrent(failure.details.current) : null
}
