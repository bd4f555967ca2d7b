import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemLine } from '#contract/shapes.ts'
import styles from './feedback.module.css'
import { ProblemList } from './problem-list.tsx'

interface Props {
  /** What happened. */
  readonly title: ReactNode
  /** What is not lost. */
  readonly safe?: ReactNode
  /** What the reader can do now. */
  readonly advice?: ReactNode
  readonly problems?: readonly ProblemLine[]
  /** To quote when asking for help. */
  readonly id?: string | undefined
  readonly actions?: ReactNode
}

/** A failure told in full: what happened, what is safe, what to do, what to quote. */
export function ErrorBox({ title, safe, advice, problems = [], id, actions }: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.box} role="alert">
      <p className={styles.boxTitle}>
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden="true" />
        {title}
      </p>
      <dl className={styles.boxFacts}>
        {safe !== undefined && <Fact name={t('errorBox.safe')}>{safe}</Fact>}
        {advice !== undefined && <Fact name={t('errorBox.advice')}>{advice}</Fact>}
      </dl>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {(actions !== undefined || (id !== undefined && id !== '')) && (
        <div className={styles.boxActions}>
          {actions}
          {id !== undefined && id !== '' && (
            <span className={styles.quote}>
              {t('errorBox.quote')} <code>{id}</code>
            </span>
          )}
        </div>
      )}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.boxFact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
