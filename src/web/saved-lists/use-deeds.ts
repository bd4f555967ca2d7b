import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  changeSavedList,
  deleteSavedList,
  listSavedLists,
  pinSavedList,
  restoreSavedList,
  type SavedList,
  unpinSavedList,
} from '#contract/sharing/saved-lists.ts'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { showDone, showUndo } from '../ui/feedback/undo-toast.tsx'
import type { Shown } from './saved-search.ts'

/** Asks anew for saved lists; done when they are there. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [listSavedLists.id] })
}

/** Says what is shown as what the list is from now on. */
export function useOverwrite(onSaved: () => void) {
  const { t } = useTranslation('saved-lists')
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ list, shown }: { readonly list: SavedList; readonly shown: Shown }) =>
      callServer(changeSavedList, {
        params: { id: list.id },
        version: list.version,
        body: { search: shown.kept, columns: { ...list.columns, ...shown.columns }, lens: shown.lens },
      }),
    onSuccess: async ({ name }) => {
      await renew()
      onSaved()
      showDone(t('done.overwritten', { name }))
    },
    onError: async (failure) => {
      showFailure(failure)
      await renew()
    },
  })
}

/** Pins at a place, or takes the pin away. */
export function usePin() {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ id, place }: { readonly id: string; readonly place: number | 'last' | null }) =>
      place === null
        ? callServer(unpinSavedList, { params: { id } })
        : callServer(pinSavedList, { params: { id }, body: place === 'last' ? {} : { place } }),
    onSuccess: renew,
    onError: showFailure,
  })
}

/** Deletes a list, and offers to bring it back. */
export function useDelete(onDeleted: () => void) {
  const { t } = useTranslation('saved-lists')
  const renew = useRenew()
  const restore = async (id: string) => {
    await callServer(restoreSavedList, { params: { id } })
    await renew()
  }
  return useMutation({
    mutationFn: ({ id, version }: SavedList) => callServer(deleteSavedList, { params: { id }, version }),
    onSuccess: async (_answer, { id, name }) => {
      onDeleted()
      showUndo(t('done.deleted', { name }), () => {
        restore(id).catch(showFailure)
      })
      await renew()
    },
    onError: async (failure) => {
      showFailure(failure)
      await renew()
    },
  })
}
