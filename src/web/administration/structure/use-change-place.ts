import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { TeamKind } from '#contract/identity/access.ts'
import {
  changeDivision,
  changeOrganisation,
  changeTeam,
  listStructureChanges,
  OrganisationKind,
  readDirectory,
} from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { changeOf, type Place, type PlaceFields, readCurrent } from './place.ts'

interface Change {
  readonly fields: PlaceFields
  /** What the fields were at the version. */
  readonly base: PlaceFields
  readonly version: number
}

/** Saving what was typed about a part of the structure; when somebody else was first, `theirs` is what they saved. */
export function useChangePlace(place: Place, draft: DraftForm<PlaceFields>) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: ({ fields, base, version }: Change) => sendChange(place, changeOf(fields, base), version),
    onSuccess: async ({ name }) => {
      await Promise.all(
        [readDirectory, listStructureChanges].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })),
      )
      draft.clear()
      showDone(t('structure.saved', { name: name.ja ?? name.en }))
    },
  })
  const theirs = conflictOf(send.error)
  return {
    error: theirs === null ? send.error : null,
    isPending: send.isPending,
    theirs,
    save: () =>
      send.mutate({ fields: draft.value, base: draft.base, version: draft.version ?? place.version }),
    settle: (fields: PlaceFields) => {
      if (theirs === null) return
      const { version, ...base } = theirs
      draft.rebase(base, version, fields)
      send.mutate({ fields, base, version })
    },
    leave: () => send.reset(),
  }
}

type Sent = ReturnType<typeof changeOf>

async function sendChange({ part, id }: Place, { name, kind }: Sent, version: number) {
  const named = name === undefined ? {} : { name }
  if (part === 'divisions') return await callServer(changeDivision, { params: { id }, version, body: named })
  if (part === 'teams') {
    const body = { ...named, ...(kind !== undefined && { kind: TeamKind.parse(kind) }) }
    return await callServer(changeTeam, { params: { id }, version, body })
  }
  const body = { ...named, ...(kind !== undefined && { kind: OrganisationKind.parse(kind) }) }
  return await callServer(changeOrganisation, { params: { id }, version, body })
}

function conflictOf(failure: unknown) {
  const isConflict = failure instanceof Refusal && failure.details.code === 'identity.place-changed'
  return isConflict ? readCurrent(failure.details.current) : null
}
