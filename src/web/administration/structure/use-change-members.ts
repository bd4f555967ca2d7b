import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changeUser, listUsers, readUser, type User } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showUndo } from '../../ui/feedback/undo-toast.tsx'
import type { Membership } from '../people/membership.ts'

interface Change {
  readonly person: Pick<User, 'id' | 'version' | 'name'>
  readonly memberships: readonly Membership[]
  /** What it was, to take it back by. */
  readonly before: readonly Membership[] | null
}

/** Changes what a person is in a team or division, upon the version on the screen; it can be undone. */
export function useChangeMembers() {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ person: { id, version }, memberships }: Change) =>
      callServer(changeUser, { params: { id }, version, body: { memberships: [...memberships] } }),
    onSuccess: (person, { before }) => {
      if (before === null) return
      showUndo(t('people.saved', { name: person.name }), () =>
        mutate({ person, memberships: before, before: null }),
      )
    },
    onError: showFailure,
    onSettled: () =>
      Promise.all([listUsers, readUser].map(({ id }) => queries.invalidateQueries({ queryKey: [id] }))),
  })
  return (person: User, memberships: readonly Membership[]) =>
    mutate({
      person,
      memberships,
      before: person.memberships.map(({ role, teamId, divisionId }) => ({ role, teamId, divisionId })),
    })
}
