import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readDirectory } from '#contract/identity/people.ts'
import type { BilingualName } from '#contract/shapes.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { orNull } from '../forms/or-null.ts'
import { OrganisationField } from './organisation-field.tsx'
import { useNameProblems } from './use-name-problems.ts'

/** What is to be made: its names, the choice of the one field of its own, its organisation (null: the own one). */
export interface StructureDraft {
  readonly name: BilingualName
  readonly choice: string | null
  readonly organisationId: string | null
}

interface Choice {
  readonly choice: string | null
  readonly choose: (value: string | null) => void
}

interface Props {
  readonly draftKey: string
  /** What the field of its own begins with. */
  readonly choice?: string
  readonly organisation?: 'asked'
  readonly make: (draft: StructureDraft) => Promise<{ readonly name: BilingualName }>
  readonly onMade: () => void
  /** The field of its own. */
  readonly children?: (choice: Choice) => ReactNode
}

/** The form for a new organisation, division or team: a name in one language at least. */
export function NameForm({ draftKey, choice = '', organisation, make, onMade, children }: Props) {
  const { t } = useTranslation('administration')
  const draft = useDraft(draftKey, { ja: '', en: '', choice, organisationId: '' })
  const { ja, en, organisationId } = draft.value
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () =>
      make({
        name: { ja: orNull(ja), en: orNull(en) },
        choice: draft.value.choice,
        organisationId: orNull(organisationId),
      }),
    onSuccess: ({ name }) => {
      draft.clear()
      onMade()
      showDone(t('structure.made', { name: name.ja ?? name.en }))
      return queries.invalidateQueries({ queryKey: [readDirectory.id] })
    },
  })
  return (
    <Form problems={useNameProblems(send.error)} onSubmit={() => send.mutate()}>
      {send.error !== null && <FailureBox failure={send.error} during="form" />}
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      <TextField
        path="/name/ja"
        label={t('structure.nameJa')}
        description={t('structure.nameHint')}
        data-autofocus
        value={ja}
        onValue={(text) => draft.change({ ja: text })}
      />
      <TextField
        path="/name/en"
        label={t('structure.nameEn')}
        value={en}
        onValue={(text) => draft.change({ en: text })}
      />
      {children?.({
        choice: draft.value.choice,
        choose: (value) => draft.change({ choice: value ?? choice }),
      })}
      {organisation === 'asked' && (
        <OrganisationField
          value={orNull(organisationId)}
          onValue={(id) => draft.change({ organisationId: id ?? '' })}
        />
      )}
      <Button type="submit" loading={send.isPending}>
        {t('structure.send')}
      </Button>
    </Form>
  )
}
