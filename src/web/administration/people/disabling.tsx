import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeUser, listUsers, readUser, type User } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { ConfirmBar } from '../../ui/feedback/action-bar.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'

/** Taking from a person the possibility to sign in, which is asked about, or giving it back, which is not. */
export interface Disabling {
  readonly person: User
  readonly asking: boolean
  readonly pending: boolean
  readonly ask: () => void
  readonly drop: () => void
  readonly turn: (way: 'enable' | 'disable') => void
}

export function useDisabling(person: User): Disabling {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const send = useMutation({
    mutationFn: (way: 'enable' | 'disable') =>
      callServer(changeUser, {
        params: { id: person.id },
        version: person.version,
        body: { disabled: way === 'disable' },
      }),
    onSuccess: ({ name, disabledAt }) =>
      showDone(t(disabledAt === null ? 'people.enabled' : 'people.disabled', { name })),
    onError: showFailure,
    onSettled: () => {
      setAsking(false)
      return Promise.all([listUsers, readUser].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })))
    },
  })
  return {
    person,
    asking,
    pending: send.isPending,
    ask: () => setAsking(true),
    drop: () => setAsking(false),
    turn: send.mutate,
  }
}

interface Props {
  readonly disabling: Disabling
}

export function DisableButton({ disabling }: Props) {
  const { t } = useTranslation('administration')
  const { person, pending, ask, turn } = disabling
  if (person.disabledAt === null) {
    return (
      <Button variant="default" onClick={ask}>
        {t('people.disable')}
      </Button>
    )
  }
  return (
    <Button variant="default" loading={pending} onClick={() => turn('enable')}>
      {t('people.enable')}
    </Button>
  )
}

/** What disabling brings with it, before it is done. */
export function DisableBar({ disabling }: Props) {
  const { t } = useTranslation('administration')
  const { person, asking, pending, drop, turn } = disabling
  if (!asking) return null
  return (
    <ConfirmBar
      words={t('people.disableWords', { name: person.name })}
      verb={t('people.disable')}
      pending={pending}
      onConfirm={() => turn('disable')}
      onCancel={drop}
    />
  )
}
