import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readJob } from '#contract/platform/jobs.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { ask } from '../api/query.ts'
import { Dismiss } from './dismiss.tsx'
import { DocumentJob } from './document-job.tsx'
import styles from './imports.module.css'
import type { TrackedUpload } from './use-uploads.ts'

interface Props {
  readonly upload: TrackedUpload
  readonly onRetry: () => void
  readonly onDrop: () => void
}

/** One file: being sent, then what its job makes of it. */
export function UploadLine({ upload, onRetry, onDrop }: Props) {
  const { t } = useTranslation('configuration')
  const { state, file } = upload
  if (state.phase === 'sending') return <Sending file={file} share={state.share} onCancel={onDrop} />
  if (state.phase === 'sent') return <SentLine jobId={state.job} onDismiss={onDrop} />
  return (
    <section className={styles.refused}>
      <h2 className={styles.lineTitle}>
        {t('imports.uploadFailed', { file: file.name })}
        <Dismiss file={file.name} onDismiss={onDrop} />
      </h2>
      <FailureBox failure={state.failure} during="view" onRetry={onRetry} />
    </section>
  )
}

interface SendingProps {
  readonly file: File
  readonly share: number
  readonly onCancel: () => void
}

function Sending({ file, share, onCancel }: SendingProps) {
  const { t, i18n } = useTranslation('configuration')
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)
  return (
    <section className={styles.line}>
      <h2 className={styles.lineTitle}>
        {t('imports.running', { file: file.name })}
        <Button variant="subtle" size="compact-xs" onClick={onCancel}>
          {t('imports.cancel')}
        </Button>
      </h2>
      <Progress size={4} value={share * 100} aria-label={t('imports.uploading')} />
      <p className={styles.figures} data-digits>
        {t('imports.uploading')} {percent}
      </p>
    </section>
  )
}

interface SentProps {
  readonly jobId: string
  readonly onDismiss: () => void
}

function SentLine({ jobId, onDismiss }: SentProps) {
  const { data } = useQuery(ask(readJob, { params: { id: jobId } }))
  return data === undefined ? null : <DocumentJob job={data} onDismiss={onDismiss} />
}
