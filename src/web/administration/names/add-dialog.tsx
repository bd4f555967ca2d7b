import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { listProductNames, tellProductName } from '#contract/intel/product-names.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import styles from './names.module.css'

const nothing = { supplier: '', name: '', cpe: '', note: '' }

/** Asks what a product or a vendor is called. */
export function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['administration', 'web'])
  const draft = useDraft<typeof nothing>('product-name', nothing)
  const { value } = draft
  const tell = useTell(() => {
    draft.clear()
    onClose()
  })
  const isFilled = value.cpe.trim() !== '' && (value.supplier.trim() !== '' || value.name.trim() !== '')
  return (
    <Dialog opened title={t('names.add')} onClose={onClose}>
      <Form
        label={t('names.add')}
        problems={tell.error instanceof Refusal ? tell.error.details.problems : []}
        onSubmit={() => tell.mutate(value)}
      >
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        {tell.error !== null && <FailureBox failure={tell.error} during="form" />}
        {(['supplier', 'name', 'cpe', 'note'] as const).map((field) => (
          <TextField
            key={field}
            path={`/${field}`}
            required={field === 'cpe'}
            label={t(`names.fields.${field}`)}
            description={t(`names.hints.${field}`)}
            value={value[field]}
            maxLength={field === 'cpe' ? 2048 : 200}
            onValue={(text) => draft.change({ [field]: text })}
          />
        ))}
        <footer className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('web:actions.cancel')}
          </Button>
          <Button type="submit" loading={tell.isPending} disabled={!isFilled}>
            {t('names.tell')}
          </Button>
        </footer>
      </Form>
    </Dialog>
  )
}

function useTell(onDone: () => void) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name, ...body }: typeof nothing) =>
      callServer(tellProductName, { body: { ...body, ...(name.trim() === '' ? {} : { name }) } }),
    onSuccess: () => {
      onDone()
      showDone(t('names.told'))
      queries.invalidateQueries({ queryKey: [listProductNames.id] }).catch(() => undefined)
    },
  })
}
