import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { readMe, setUp } from '#contract/identity/sessions.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { ask } from '../api/query.ts'
import { useLocale } from '../i18n/locale.tsx'
import { PasswordField, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { Doorway } from './doorway.tsx'
import { takeToken } from './set-up-token.ts'

/** The first run: the one-time link makes the organisation, its two teams and the first administrator. */
export function SetUpScreen() {
  const { t } = useTranslation()
  const [token] = useState(takeToken)
  if (token === null)
    return (
      <Doorway title={t('setUp.title')} lead={t('setUp.noToken')}>
        {null}
      </Doorway>
    )
  return (
    <Doorway title={t('setUp.title')} lead={t('setUp.lead')}>
      <SetUpForm token={token} />
    </Doorway>
  )
}

const blank = { ja: '', en: '', name: '', login: '', email: '', password: '' }

function SetUpForm({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const queries = useQueryClient()
  const router = useRouter()
  const [typed, setTyped] = useState(blank)
  const send = useMutation({
    mutationFn: () => callServer(setUp, { body: { token, language, ...bodyOf(typed) } }),
    onSuccess: (me) => {
      queries.setQueryData(ask(readMe).queryKey, me)
      router.history.push('/')
    },
  })
  const problems = send.error instanceof Refusal ? send.error.details.problems : []
  const field = (name: keyof typeof blank) => ({
    value: typed[name],
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  return (
    <Form label={t('setUp.title')} problems={problems} onSubmit={() => send.mutate()}>
      {send.error !== null && <FailureBox failure={send.error} during="form" />}
      <TextField path="/organisation/ja" label={t('setUp.organisationJa')} {...field('ja')} />
      <TextField path="/organisation/en" label={t('setUp.organisationEn')} {...field('en')} />
      <TextField path="/name" label={t('setUp.name')} autoComplete="name" {...field('name')} />
      <TextField path="/login" label={t('session.login')} autoComplete="username" {...field('login')} />
      <TextField
        path="/email"
        label={t('setUp.email')}
        type="email"
        autoComplete="email"
        {...field('email')}
      />
      <PasswordField
        path="/password"
        label={t('session.password')}
        description={t('setUp.passwordRule')}
        autoComplete="new-password"
        {...field('password')}
      />
      <Button type="submit" loading={send.isPending}>
        {t('setUp.send')}
      </Button>
    </Form>
  )
}

function bodyOf({ ja, en, name, login, email, password }: typeof blank) {
  return { organisation: { ja: orNull(ja), en: orNull(en) }, name, login, email: orNull(email), password }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
