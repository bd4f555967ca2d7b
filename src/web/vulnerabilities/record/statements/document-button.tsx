import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readVexDocument } from '#contract/intel/vex.ts'
import type { VexStatement } from '#contract/matching/statements.ts'
import { callServer } from '../../../api/client.ts'
import { showFailure } from '../../../api/show-failure.tsx'
import { saveFile } from '../../../exports/fetch-file.ts'

/** Saves the document as it was received. */
export function DocumentButton({ document }: Pick<VexStatement, 'document'>) {
  const { t } = useTranslation('vulnerabilities')
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { content } = await callServer(readVexDocument, { params: { document: document.id } })
      const blob = new Blob([content], { type: 'application/json' })
      saveFile({ blob, name: `${document.format}-${document.id}.json` })
    } catch (failure) {
      showFailure(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={isBusy}
      onClick={() => {
        save().catch(() => undefined)
      }}
    >
      {t('statements.document')}
    </Button>
  )
}
