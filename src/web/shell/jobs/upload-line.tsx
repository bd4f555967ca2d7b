import { Button, Progress, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#contract/client.ts'
import { useImports } from '../../imports/imports.tsx'
import type { TrackedUpload } from '../../imports/use-uploads.ts'
import { StateBadge } from '../../ui/badges/state-badge.tsx'
import styles from './jobs.module.css'

/** A file on its way to the server, or one that did not arrive; once there, its job takes over. */
export function UploadLine({ upload }: { readonly upload: TrackedUpload }) {
  const { t, i18n } = useTranslation()
  const { retry, drop } = useImports()
  const { file, state } = upload
  if (state.phase === 'sent') return null
  const share = state.phase === 'sending' ? state.share : 0
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)
  return (
    <article className={styles.job}>
      <div className={styles.line}>
        <span className={styles.title}>{file.name}</span>
        <UnstyledButton
          className={styles.cancel}
          aria-label={t(state.phase === 'sending' ? 'jobs.uploads.stopOf' : 'jobs.uploads.dropOf', {
            title: file.name,
          })}
          onClick={() => drop(upload)}
        >
          {t(state.phase === 'sending' ? 'jobs.cancel' : 'actions.close')}
        </UnstyledButton>
      </div>
      {state.phase === 'sending' ? (
        <>
          <Progress size={4} value={share * 100} aria-label={file.name} />
          <div className={styles.line}>
            <StateBadge progress="started">{t('jobs.uploads.sending')}</StateBadge>
            <span className={styles.figures} data-digits>
              {percent}
            </span>
          </div>
        </>
      ) : (
        <>
          <StateBadge progress="dropped">{t('jobs.uploads.refused')}</StateBadge>
          <p className={styles.words}>{reasonOf(state.failure) ?? t('failure.unreachable.title')}</p>
          <div className={styles.actions}>
            <Button variant="default" size="compact-sm" onClick={() => retry(upload)}>
              {t('actions.retry')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}

function reasonOf(failure: unknown): string | null {
  return failure instanceof Refusal ? failure.details.title : null
}
