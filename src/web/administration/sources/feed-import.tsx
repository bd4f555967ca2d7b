import { Button, FileButton, Progress } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import { FeedJob } from './feed-job.tsx'
import styles from './sources.module.css'
import { type Transfer, useImport } from './use-import.ts'

interface Props {
  readonly source: string
  readonly title: string
}

/** Importing what a source published: choose or drop its file, see it sent, see it read. */
export function FeedImport({ source, title }: Props) {
  const { t } = useTranslation('administration')
  const { transfer, failure, job, send, stop } = useImport(source)
  return (
    <div className={styles.import}>
      {transfer === null ? (
        <DropPlace label={t('sources.drop', { title })} onFile={send} />
      ) : (
        <TransferLine transfer={transfer} onStop={stop} />
      )}
      {failure !== null && <FailureBox failure={failure} during="view" />}
      {job !== null && <FeedJob id={job} />}
    </div>
  )
}

interface DropProps {
  readonly label: string
  readonly onFile: (file: File) => void
}

function DropPlace({ label, onFile }: DropProps) {
  const { t } = useTranslation('administration')
  const [over, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) onFile(file)
  }
  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-label={label}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.dropWords} data-phrases>
        {label}
      </p>
      <FileButton onChange={(file) => file !== null && onFile(file)} accept=".json,.csv,.gz,.zip">
        {(props) => (
          <Button
            {...props}
            variant="default"
            leftSection={<IconFileUpload size={16} stroke={1.6} aria-hidden="true" />}
          >
            {t('sources.choose')}
          </Button>
        )}
      </FileButton>
      <p className={styles.hint} data-phrases>
        {t('sources.kinds')}
      </p>
    </section>
  )
}

interface TransferProps {
  readonly transfer: Transfer
  readonly onStop: () => void
}

function TransferLine({ transfer, onStop }: TransferProps) {
  const { t, i18n } = useTranslation(['administration', 'web'])
  const megabytes = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  const { name, sent, total } = transfer
  return (
    <div className={styles.transfer} role="status">
      <div className={styles.transferLine}>
        <span>{t('sources.sending', { name })}</span>
        <Button variant="subtle" size="compact-sm" onClick={onStop}>
          {t('sources.stopSending')}
        </Button>
      </div>
      <Progress size={6} value={total === 0 ? 0 : (sent / total) * 100} aria-label={name} />
      <span className={styles.hint} data-digits>
        {t('sources.sent', { sent: megabytes.format(sent / 1e6), total: megabytes.format(total / 1e6) })}
      </span>
    </div>
  )
}
