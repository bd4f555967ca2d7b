import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { changeSavedList, SavedList } from '#contract/sharing/saved-lists.ts'
import { callServer } from '../api/client.ts'
import { ConflictDialog } from '../ui/conflict/conflict-dialog.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useDraft } from '../ui/drafts/use-draft.ts'
import { showDone } from '../ui/feedback/undo-toast.tsx'
import { type ListDraft, ListFields } from './list-fields.tsx'
import { readSharing, sharingValue, useSharingChoices } from './sharing.ts'
import { useRenew } from './use-deeds.ts'

interface Props {
  readonly list: SavedList
  readonly onClose: () => void
}

interface Change {
  readonly fields: ListDraft
  /** What the fields were at the version. */
  readonly base: ListDraft
  readonly version: number
}

/** Changes name and sharing of a saved list; when somebody else was first, both see what the other wrote. */
export function EditListDialog({ list, onClose }: Props) {
  const { t } = useTranslation('saved-lists')
  const draft = useDraft<ListDraft>(`saved-list.${list.id}`, fieldsOf(list), { version: list.version })
  const choices = useSharingChoices(list)
  const renew = useRenew()
  const send = useMutation({
    mutationFn: ({ fields, base, version }: Change) =>
      callServer(changeSavedList, { params: { id: list.id }, version, body: changeOf(fields, base) }),
    onSuccess: async ({ name }) => {
      draft.clear()
      await renew()
      onClose()
      showDone(t('done.saved', { name }))
    },
  })
  const theirs = conflictOf(send.error)
  const save = () =>
    send.mutate({ fields: draft.value, base: draft.base, version: draft.version ?? list.version })
  const settle = (current: SavedList, fields: ListDraft) => {
    const base = fieldsOf(current)
    draft.rebase(base, current.version, fields)
    send.mutate({ fields, base, version: current.version })
  }
  if (theirs !== null) {
    const labelOf = (value: unknown) =>
      choices.find((choice) => choice.value === value)?.label ?? String(value)
    return (
      <ConflictDialog
        fields={[
          { name: 'name', label: t('dialog.name') },
          { name: 'shared', label: t('dialog.shared'), show: labelOf },
        ]}
        base={draft.base}
        theirs={fieldsOf(theirs)}
        mine={draft.value}
        onSettle={(fields) => settle(theirs, fields)}
        onClose={() => send.reset()}
      />
    )
  }
  return (
    <Dialog opened title={t('dialog.edit')} onClose={onClose}>
      <ListFields list={list} draft={draft} failure={send.error} pending={send.isPending} onSubmit={save} />
    </Dialog>
  )
}

function fieldsOf({ name, shared }: SavedList): ListDraft {
  return { name, shared: sharingValue(shared), pin: false }
}

function changeOf(fields: ListDraft, base: ListDraft) {
  return {
    ...(fields.name !== base.name && { name: fields.name }),
    ...(fields.shared !== base.shared && { shared: readSharing(fields.shared) }),
  }
}

function conflictOf(failure: unknown): SavedList | null {
  const isConflict = failure instanceof Refusal && failure.details.code === 'sharing.saved-list-changed'
  const current = isConflict ? SavedList.safeParse(failure.details.current) : undefined
  return current?.data ?? null
}
