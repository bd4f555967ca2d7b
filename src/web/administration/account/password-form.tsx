import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '#contract/identity/sessions.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { PasswordField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { type Places, usePlacedProblems } from '../forms/placed-problems.ts'

const places: Places = { 'identity.wrong-password': '/current', 'identity.weak-password': '/next' }

/** Another password, proven by the present one; it ends the person's other sessions. */
export function PasswordForm() {
  const { t } = useTranslation(['administration', 'web'])
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const send = useMutation({
    mutationFn: () => callServer(changePassword, { body: { current, next } }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      showDone(t('account.passwordChanged'))
    },
  })
  return (
    <Form
      label={t('account.password')}
      problems={usePlacedProblems(send.error, places)}
      onSubmit={() => send.mutate()}
    >
      {send.error !== null && <FailureBox failure={send.error} during="signIn" />}
      <PasswordField
        path="/current"
        label={t('account.current')}
        autoComplete="current-password"
        value={current}
        onValue={setCurrent}
      />
      <PasswordField
        path="/next"
        label={t('account.next')}
        description={t('web:setUp.passwordRule')}
        autoComplete="new-password"
        value={next}
        onValue={setNext}
      />
      <div>
        <Button type="submit" loading={send.isPending} disabled={current === '' || next === ''}>
          {t('account.changePassword')}
        </Button>
      </div>
    </Form>
  )
}
