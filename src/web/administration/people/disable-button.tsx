import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeUser, listUsers, type User } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { ConfirmBar } from '../../ui/feedback/action-bar.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'

/** Takes from a person the possibility to sign in, or gives it back. */
export function DisableButton({ person }: { readonly person: User }) {
  const { t } = useTranslation('administration')
  const [asking, setAsking] = useState(false)
  const turn = useTurn(person, () => setAsking(false))
  if (person.disabledAt !== null) {
    return (
      <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate('enable')}>
        {t('people.enable')}
      </Button>
    )
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('people.disable')}
      </Button>
      {asking && (
        <ConfirmBar
          words={t('people.disableWords', { name: person.name })}
          verb={t('people.disable')}
          pending={turn.isPending}
          onConfirm={() => turn.mutate('disable')}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

function useTurn(person: User, onSettled: () => void) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (turn: 'enable' | 'disable') =>
      callServer(changeUser, {
        params: { id: person.id },
        version: person.version,
        body: { disabled: turn === 'disable' },
      }),
    onSuccess: ({ name, disabledAt }) =>
      showDone(t(disabledAt === null ? 'people.enabled' : 'people.disabled', { name })),
    onError: showFailure,
    onSettled: () => {
      onSettled()
      return queries.invalidateQueries({ queryKey: [listUsers.id] })
    },
  })
}
