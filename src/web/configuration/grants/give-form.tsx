import { Button, Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { createGrant, listUsers } from '#contract/identity/people.ts'
import type { Ci } from '#contract/inventory/cis.ts'
import { listGrants } from '#contract/inventory/grants.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useDirectory } from '../kinds/use-directory.ts'
import styles from './grants.module.css'
import { endOfDay, listRecipients, type Recipient, recipientOf } from './recipients.ts'

interface Props {
  readonly ci: Ci
  readonly onDone: () => void
}

const blank: { readonly to: string | null; readonly until: string } = { to: null, until: '' }

/** Gives the item to somebody by name, or to everybody of an organisation, until a day or until it is taken back. */
export function GiveForm({ ci, onDone }: Props) {
  const { t } = useTranslation('configuration')
  const queries = useQueryClient()
  const recipients = useRecipients()
  const draft = useDraft(`ci.${ci.id}.grant`, blank)
  const { to, until } = draft.value
  const give = useMutation({
    mutationFn: (key: string) =>
      callServer(createGrant, { body: { ciId: ci.id, ...recipientOf(key), until: endOfDay(until) } }),
    onSuccess: () => {
      draft.clear()
      showDone(t('grants.given'))
      onDone()
      return queries.invalidateQueries({ queryKey: [listGrants.id] })
    },
  })
  const problems = give.error instanceof Refusal ? give.error.details.problems : []
  return (
    <Form
      label={t('grants.give')}
      problems={problems}
      onSubmit={() => {
        if (to !== null) give.mutate(to)
      }}
    >
      <p className={styles.lead}>{t('grants.lead')}</p>
      <p className={styles.label}>
        {t('grants.label')} <TlpLabel tlp={ci.tlp} />
      </p>
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      {give.error !== null && <FailureBox failure={give.error} during="form" />}
      <Select
        searchable
        required
        label={t('grants.to')}
        placeholder={t('grants.toHint')}
        nothingFoundMessage={t('create.nothingFound')}
        data={grouped(recipients)}
        value={to}
        onChange={(value) => {
          give.reset()
          draft.change({ to: value })
        }}
      />
      <TextField
        path="/until"
        type="date"
        label={t('grants.untilLabel')}
        description={t('grants.untilHint')}
        value={until}
        onValue={(value) => draft.change({ until: value })}
      />
      <footer className={styles.foot}>
        <Button type="submit" loading={give.isPending} disabled={to === null}>
          {t('grants.send')}
        </Button>
      </footer>
    </Form>
  )
}

function useRecipients(): readonly Recipient[] {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const { organisations } = useDirectory()
  const { data } = useQuery(ask(listUsers, { query: { limit: 200 } }))
  return listRecipients({
    people: data?.rows ?? [],
    organisations,
    nameOf,
    organisationsLabel: t('grants.organisations'),
  })
}

function grouped(recipients: readonly Recipient[]) {
  return [...Map.groupBy(recipients, ({ group }) => group)].map(([group, of]) => ({
    group,
    items: of.map(({ key, name }) => ({ value: key, label: name })),
  }))
}
