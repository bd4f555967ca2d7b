import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { createGrant, deleteGrant } from '#contract/identity/people.ts'
import type { Ci } from '#contract/inventory/cis.ts'
import { type Grant, listGrants } from '#contract/inventory/grants.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { showDone, showUndo } from '../../ui/feedback/undo-toast.tsx'

/** Takes back what was given, at once, and offers to give it again. */
export function useTakeBack(ci: Ci): (grant: Grant) => Promise<void> {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: [listGrants.id] })
  const giveAgain = async ({ person, organisation, until }: Grant) => {
    const to = person === null ? { organisationId: organisation.id } : { userId: person.id }
    await callServer(createGrant, { body: { ciId: ci.id, ...to, until } })
    showDone(t('grants.givenAgain'))
  }
  return async (grant) => {
    try {
      await callServer(deleteGrant, { params: { id: grant.id } })
      const name = grant.person?.name ?? nameOf(grant.organisation.name)
      showUndo(t('grants.taken', { name }), () => {
        giveAgain(grant).catch(showFailure).finally(refresh)
      })
    } catch (failure) {
      showFailure(failure)
    } finally {
      await refresh()
    }
  }
}
