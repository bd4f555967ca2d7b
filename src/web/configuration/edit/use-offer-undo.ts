import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Ci, changeCi, listCis, readCi } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showDone, showUndo } from '../../ui/feedback/undo-toast.tsx'
import { currentIn } from './use-change-ci.ts'
import type { EditableField, Value } from './use-field-edit.tsx'

interface Made {
  /** What the field was before. */
  readonly back: Value
  readonly mine: Value
  /** The item as the change made it. */
  readonly made: Ci
}

/**
 * Offers to take the change of one field back: the old value is written upon the version that the change made. What
 * others changed beside it stays; when somebody changed the same field since, theirs stays, and it is said.
 */
export function useOfferUndo(field: EditableField): (change: Made) => void {
  const { t } = useTranslation('configuration')
  const queries = useQueryClient()
  const name = { field: field.label }
  const show = (ci: Ci) => {
    queries.setQueryData(ask(readCi, { params: { id: ci.id } }).queryKey, ci)
    queries.invalidateQueries({ queryKey: [listCis.id] }).catch(() => undefined)
  }
  const takeBack = async ({ back, mine, made }: Made): Promise<void> => {
    try {
      const body = field.write(back, made)
      show(await callServer(changeCi, { params: { id: made.id }, body, version: made.version }))
      showDone(t('edit.undone', name))
    } catch (failure) {
      const theirs = currentIn(failure)
      if (theirs === undefined) return showFailure(failure)
      show(theirs)
      if (field.read(theirs) !== mine) return showDone(t('edit.overtaken', name))
      await takeBack({ back, mine, made: theirs })
    }
  }
  return (change) => {
    if (change.back === change.mine) return
    showUndo(t('edit.done', name), () => {
      takeBack(change).catch(showFailure)
    })
  }
}
