import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { changeUser, listUsers, readUser, type User } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { type Current, changeOf, fieldsOf, type PersonFields, readCurrent } from './person-fields.ts'

interface Change {
  readonly fields: PersonFields
  /** What the fields were at the version. */
  readonly base: PersonFields
  readonly version: number
}

/** Saving what was typed about a person; when somebody else was first, `theirs` is what they saved. */
export function useChangePerson(person: User, draft: DraftForm<PersonFields>) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const renew = () =>
    Promise.all([listUsers, readUser].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })))
  const send = useMutation({
    mutationFn: ({ fields, base, version }: Change) =>
      callServer(changeUser, { params: { id: person.id }, version, body: changeOf(fields, base) }),
    onSuccess: async ({ name }) => {
      await renew()
      draft.clear()
      showDone(t('people.saved', { name }))
    },
  })
  const theirs = conflictOf(send.error)
  return {
    error: theirs === null ? send.error : null,
    isPending: send.isPending,
    theirs,
    save: () =>
      send.mutate({ fields: draft.value, base: draft.base, version: draft.version ?? person.version }),
    settle: (fields: PersonFields) => {
      if (theirs === null) return
      const base = fieldsOf(theirs)
      draft.rebase(base, theirs.version, fields)
      send.mutate({ fields, base, version: theirs.version })
    },
    leave: () => send.reset(),
  }
}

function conflictOf(failure: unknown): Current | null {
  const isConflict = failure instanceof Refusal && failure.details.code === 'identity.person-changed'
  return isConflict ? readCurrent(failure.details.current) : null
}
