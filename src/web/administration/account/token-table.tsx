import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { deleteToken, listTokens, type Token } from '#contract/identity/sessions.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { ConfirmBar } from '../../ui/feedback/action-bar.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import styles from './account.module.css'

type OwnToken = z.infer<typeof Token>

interface Props {
  readonly tokens: readonly OwnToken[]
  /** Called after a token was deleted. */
  readonly onRemoved: () => void
}

/** The tokens there are: when made, when last used. Deleting one is asked about, for nothing brings it back. */
export function TokenTable({ tokens, onRemoved }: Props) {
  const { t } = useTranslation('administration')
  const [asked, setAsked] = useState<OwnToken | null>(null)
  const remove = useRemove(onRemoved, () => setAsked(null))
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('account.label')}</th>
            <th scope="col">{t('account.created')}</th>
            <th scope="col">{t('account.lastUsed')}</th>
            <th scope="col">{t('action')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRemove={() => setAsked(token)} />
          ))}
        </tbody>
      </table>
      {asked !== null && (
        <ConfirmBar
          words={t('account.removeWords', { label: asked.label })}
          verb={t('account.remove')}
          pending={remove.isPending}
          onConfirm={() => remove.mutate(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  )
}

interface RowProps {
  readonly token: OwnToken
  readonly onRemove: () => void
}

function TokenRow({ token, onRemove }: RowProps) {
  const { t } = useTranslation('administration')
  return (
    <tr>
      <th scope="row">{token.label}</th>
      <td data-name={t('account.created')}>
        <Moment at={token.createdAt} />
      </td>
      <td data-name={t('account.lastUsed')}>
        {token.lastUsedAt === null ? t('account.never') : <Moment at={token.lastUsedAt} as="recent" />}
      </td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('account.removeOf', { label: token.label })}
          onClick={onRemove}
        >
          {t('account.remove')}
        </Button>
      </td>
    </tr>
  )
}

function useRemove(onRemoved: () => void, onSettled: () => void) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: OwnToken) => callServer(deleteToken, { params: { id } }),
    onSuccess: (_, { label }) => {
      onRemoved()
      showDone(t('account.removed', { label }))
    },
    onError: showFailure,
    onSettled: () => {
      onSettled()
      return queries.invalidateQueries({ queryKey: [listTokens.id] })
    },
  })
}
