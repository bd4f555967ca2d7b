import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createToken, listTokens } from '#contract/identity/sessions.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { usePlacedProblems } from '../forms/placed-problems.ts'
import styles from './account.module.css'

const places = {}

/** A new token, named after the program that will use it. */
export function TokenForm({ onMade }: { readonly onMade: (secret: string) => void }) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const [label, setLabel] = useState('')
  const send = useMutation({
    mutationFn: () => callServer(createToken, { body: { label } }),
    onSuccess: ({ secret }) => {
      setLabel('')
      onMade(secret)
      return queries.invalidateQueries({ queryKey: [listTokens.id] })
    },
  })
  return (
    <Form
      label={t('account.makeToken')}
      problems={usePlacedProblems(send.error, places)}
      onSubmit={() => send.mutate()}
    >
      {send.error !== null && <FailureBox failure={send.error} during="form" />}
      <div className={styles.tokenForm}>
        <TextField
          path="/label"
          label={t('account.label')}
          placeholder={t('account.labelExample')}
          value={label}
          onValue={setLabel}
        />
        <Button type="submit" loading={send.isPending} disabled={label.trim() === ''}>
          {t('account.makeToken')}
        </Button>
      </div>
    </Form>
  )
}
