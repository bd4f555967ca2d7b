import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readBatch } from '#contract/matching/assessment-batches.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { ConfirmBar } from '../../ui/feedback/action-bar.tsx'
import { useUndoTogether } from './use-undo-together.ts'

/** The way to undo a decision with all that were made together with it; says before what it will change. */
export function UndoTogetherButton({ batch }: { readonly batch: string }) {
  const { t } = useTranslation('vulnerabilities')
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {t('bulk.undo')}
      </Button>
      {asked && (
        <Dialog opened title={t('bulk.undoTitle')} onClose={() => setAsked(false)}>
          <Question batch={batch} onClose={() => setAsked(false)} />
        </Dialog>
      )}
    </>
  )
}

function Question({ batch, onClose }: { readonly batch: string; readonly onClose: () => void }) {
  const { t } = useTranslation('vulnerabilities')
  const undo = useUndoTogether()
  const query = useQuery({ ...ask(readBatch, { params: { id: batch } }), staleTime: 0 })
  return (
    <Answered query={query} as="part">
      {({ made, undone, later }) => {
        const stay = later.count === 0 ? '' : ` ${t('bulk.willStay', { count: later.count })}`
        return (
          <ConfirmBar
            words={`${t('bulk.willUndo', { count: made - undone })}${stay}`}
            verb={t('decision.undo')}
            onCancel={onClose}
            onConfirm={() => {
              onClose()
              undo(batch)
            }}
          />
        )
      }}
    </Answered>
  )
}
