import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { changeFeed, type FeedSettings, listFeeds } from '#contract/intel/feeds.ts'
import { callServer } from '../../api/client.ts'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import type { FetchedFeed } from './fetch-state.ts'
import { changeOf, fieldsOf, readCurrent, type SettingsFields } from './settings-fields.ts'

interface Change {
  readonly fields: SettingsFields
  /** What the fields were at the version. */
  readonly base: SettingsFields
  readonly version: number
}

/** Saving how a source is fetched; when somebody else was first, `theirs` is what they saved. */
export function useChangeFeed(feed: FetchedFeed, draft: DraftForm<SettingsFields>, onSaved: () => void) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: ({ fields, base, version }: Change) =>
      callServer(changeFeed, { params: { source: feed.id }, version, body: changeOf(fields, base) }),
    onSuccess: async ({ title }) => {
      await queries.invalidateQueries({ queryKey: [listFeeds.id] })
      draft.clear()
      showDone(t('sources.fetch.saved', { title }))
      onSaved()
    },
  })
  const theirs = conflictOf(send.error)
  return {
    error: theirs === null ? send.error : null,
    isPending: send.isPending,
    theirs,
    save: () =>
      send.mutate({ fields: draft.value, base: draft.base, version: draft.version ?? feed.settings.version }),
    settle: (fields: SettingsFields) => {
      if (theirs === null) return
      const base = fieldsOf(theirs)
      draft.rebase(base, theirs.version, fields)
      send.mutate({ fields, base, version: theirs.version })
    },
    leave: () => send.reset(),
  }
}

function conflictOf(failure: unknown): FeedSettings | null {
  const isConflict = failure instanceof Refusal && failure.details.code === 'intel.feed-changed'
  return isConflict ? readCurrent(failure.details.current) : null
}
