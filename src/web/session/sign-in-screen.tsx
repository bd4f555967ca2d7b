import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readMe, readSetup, signIn } from '#contract/identity/sessions.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { ask } from '../api/query.ts'
import { PasswordField, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { Doorway } from './doorway.tsx'
import { safeReturn, wasElsewhere } from './return-address.ts'

/** Signing in. Whoever was sent here comes back to where they were, with what they had typed. */
export function SignInScreen() {
  const { t } = useTranslation()
  const { to } = useSearch({ from: '/sign-in' })
  const setup = useQuery(ask(readSetup))
  const lead = setup.data?.needed === true ? t('session.setUpFirst') : undefined
  return (
    <Doorway
      title={t('session.signIn')}
      lead={lead ?? (wasElsewhere(to) ? t('session.signInAgain') : undefined)}
    >
      <SignInForm to={to} />
    </Doorway>
  )
}

function SignInForm({ to }: { readonly to: string | undefined }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const router = useRouter()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const language = i18n.language === 'ja' ? 'ja' : 'en'
      return callServer(signIn, { body: { login, password, language } })
    },
    onSuccess: (me) => {
      queries.setQueryData(ask(readMe).queryKey, me)
      router.history.push(safeReturn(to))
    },
    onError: () => setPassword(''),
  })
  return (
    <Form label={t('session.signIn')} onSubmit={() => send.mutate()}>
      {send.error !== null && <FailureBox failure={send.error} during="signIn" />}
      <TextField
        path="/login"
        label={t('session.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={login}
        onValue={setLogin}
      />
      <PasswordField
        path="/password"
        label={t('session.password')}
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
      />
      <Button type="submit" fullWidth loading={send.isPending} disabled={login === '' || password === ''}>
        {t('session.signIn')}
      </Button>
    </Form>
  )
}
