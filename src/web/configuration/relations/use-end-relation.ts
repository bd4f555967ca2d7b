import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Ci, listCis, readCi } from '#contract/inventory/cis.ts'
import { createRelation, endRelation, listRelations, type Relation } from '#contract/inventory/relations.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showDone, showUndo } from '../../ui/feedback/undo-toast.tsx'

/** Ends a relation of the item at once, and offers to make it again. */
export function useEndRelation(ci: Ci): (relation: Relation) => Promise<void> {
  const { t } = useTranslation('configuration')
  const queries = useQueryClient()
  const refresh = () => {
    for (const { id } of [listRelations, readCi, listCis]) {
      queries.invalidateQueries({ queryKey: [id] }).catch(() => undefined)
    }
  }
  const makeAgain = async ({ kind, direction, other }: Relation) => {
    const [from, to] = direction === 'from' ? [ci.id, other.id] : [other.id, ci.id]
    await callServer(createRelation, { params: { id: from }, body: { kind, toId: to } })
    showDone(t('relations.madeAgain'))
  }
  return async (relation) => {
    try {
      await callServer(endRelation, { params: { id: ci.id, relationId: relation.id } })
      showUndo(t('relations.ended', { other: relation.other.name }), () => {
        makeAgain(relation).catch(showFailure).finally(refresh)
      })
    } catch (failure) {
      showFailure(failure)
    } finally {
      refresh()
    }
  }
}
