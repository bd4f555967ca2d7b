import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuidePage, guideAddress } from '../../guide/guide-address.ts'
import { useLocale } from '../../i18n/locale.tsx'
import styles from './feedback.module.css'

interface Props {
  /** One sentence: what belongs here. */
  readonly sentence: ReactNode
  /** The one thing to do about it. */
  readonly action?: ReactNode
  /** The page of the guide that tells more. */
  readonly guide?: GuidePage
}

/** A place that holds nothing yet. */
export function EmptyState({ sentence, action, guide }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptySentence} data-phrases>
        {sentence}
      </p>
      {(action !== undefined || guide !== undefined) && (
        <div className={styles.emptyDoors}>
          {action}
          {guide !== undefined && <GuideLink page={guide} />}
        </div>
      )}
    </div>
  )
}

/** Opens beside what the reader is doing. */
function GuideLink({ page }: { readonly page: GuidePage }) {
  const { t } = useTranslation()
  const { language } = useLocale()
  return (
    <a href={guideAddress(language, page)} target="_blank" rel="noopener">
      {t('guide.more')}
    </a>
  )
}
