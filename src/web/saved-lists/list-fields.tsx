import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import type { SavedList } from '#contract/sharing/saved-lists.ts'
import { FailureBox } from '../api/failure-box.tsx'
import type { DraftForm } from '../ui/drafts/use-draft.ts'
import { DraftNote } from '../ui/forms/draft-note.tsx'
import { ChoiceField, TextField } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { useSharingChoices } from './sharing.ts'

export interface ListDraft {
  readonly [name: string]: string | boolean
  readonly name: string
  readonly shared: string
  readonly pin: boolean
}

interface Props {
  /** null: a new one. */
  readonly list: SavedList | null
  readonly draft: DraftForm<ListDraft>
  readonly failure: unknown
  readonly pending: boolean
  readonly onSubmit: () => void
}

/** Name and sharing of a saved list. */
export function ListFields({ list, draft, failure, pending, onSubmit }: Props) {
  const { t } = useTranslation(['saved-lists', 'web'])
  const choices = useSharingChoices(list)
  const problems = failure instanceof Refusal ? failure.details.problems : []
  return (
    <Form problems={problems} onSubmit={onSubmit}>
      {failure !== null && <FailureBox failure={failure} during="form" />}
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      <TextField
        path="/name"
        label={t('dialog.name')}
        placeholder={t('dialog.example')}
        maxLength={200}
        data-autofocus
        value={draft.value.name}
        onValue={(name) => draft.change({ name })}
      />
      {choices.length > 1 && (
        <ChoiceField
          path="/shared"
          label={t('dialog.shared')}
          description={t('dialog.sharedHint')}
          data={choices}
          value={draft.value.shared}
          onValue={(shared) => draft.change({ shared: shared ?? 'nobody' })}
        />
      )}
      {list === null && (
        <Checkbox
          label={t('dialog.pin')}
          checked={draft.value.pin}
          onChange={() => draft.change({ pin: !draft.value.pin })}
        />
      )}
      <Button type="submit" loading={pending}>
        {t('web:actions.save')}
      </Button>
    </Form>
  )
}
