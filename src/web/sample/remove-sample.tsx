import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeSample } from '#contract/sharing/sample.ts'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { useMay } from '../session/me.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { showDone } from '../ui/feedback/undo-toast.tsx'
import styles from './sample.module.css'

/** Removes the sample company, after saying what goes and what stays; nothing for who may not. */
export function RemoveSample() {
  const { t, i18n } = useTranslation(['sample', 'web'])
  const may = useMay()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => callServer(removeSample),
    onSuccess: async ({ items }) => {
      setAsked(false)
      showDone(t('remove.done', { count: items, number: new Intl.NumberFormat(i18n.language).format(items) }))
      await queries.invalidateQueries()
    },
    onError: showFailure,
  })
  if (!may('sample.remove')) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('remove.verb')}
      </Button>
      <Dialog opened={asked} title={t('remove.title')} onClose={() => setAsked(false)}>
        <div className={styles.words} data-phrases>
          <p>{t('remove.goes')}</p>
          <p>{t('remove.stays')}</p>
          <p>{t('remove.final')}</p>
        </div>
        <div className={styles.buttons}>
          <Button variant="subtle" onClick={() => setAsked(false)}>
            {t('web:actions.cancel')}
          </Button>
          <Button loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('remove.confirm')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
