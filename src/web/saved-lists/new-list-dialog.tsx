import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { createSavedList, pinSavedList, type SavedList } from '#contract/sharing/saved-lists.ts'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useDraft } from '../ui/drafts/use-draft.ts'
import { showDone } from '../ui/feedback/undo-toast.tsx'
import { type ListDraft, ListFields } from './list-fields.tsx'
import type { Shown } from './saved-search.ts'
import { readSharing } from './sharing.ts'
import { useRenew } from './use-deeds.ts'

interface Props {
  readonly screen: string
  readonly shown: Shown
  readonly onMade: (list: SavedList) => void
  readonly onClose: () => void
}

const initial: ListDraft = { name: '', shared: 'nobody', pin: true }

/** Keeps the list on the screen under a name. */
export function NewListDialog({ screen, shown, onMade, onClose }: Props) {
  const { t } = useTranslation('saved-lists')
  const draft = useDraft<ListDraft>(`saved-list.new.${screen}`, initial)
  const renew = useRenew()
  const send = useMutation({
    mutationFn: async ({ name, shared, pin }: ListDraft) => {
      const { kept: search, columns, lens } = shown
      const body = { screen, name, search, columns, lens, shared: readSharing(shared) }
      const list = await callServer(createSavedList, { body })
      if (pin) await callServer(pinSavedList, { params: { id: list.id }, body: {} }).catch(showFailure)
      return list
    },
    onSuccess: async (list) => {
      draft.clear()
      await renew()
      onMade(list)
      showDone(t('done.saved', { name: list.name }))
    },
  })
  return (
    <Dialog opened title={t('dialog.new')} onClose={onClose}>
      <ListFields
        list={null}
        draft={draft}
        failure={send.error}
        pending={send.isPending}
        onSubmit={() => send.mutate(draft.value)}
      />
    </Dialog>
  )
}
