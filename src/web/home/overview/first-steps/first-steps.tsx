import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from './first-steps.module.css'
import type { FirstStep } from './use-first-steps.ts'

/** Teaches the three steps to the first finding, with those that are done. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t } = useTranslation('home')
  return (
    <Sheet>
      <h2 className={styles.title}>{t('first.title')}</h2>
      <p className={styles.lead} data-phrases>
        {t('first.lead')}
      </p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </Sheet>
  )
}

function Step({ step }: { readonly step: FirstStep }) {
  const { t } = useTranslation('home')
  const { id, done, mine } = step
  const Mark = done ? IconCircleCheckFilled : IconCircle
  const words = t(`first.${id}.verb`)
  return (
    <li className={styles.step} data-done={done}>
      <Mark size={22} stroke={1.6} className={styles.mark} aria-hidden="true" />
      <div>
        <p className={styles.verb}>
          {mine ? <StepLink step={step}>{words}</StepLink> : words}
          {done && <span className={styles.done}>{t('first.done')}</span>}
        </p>
        <p className={styles.text} data-phrases>
          {t(`first.${id}.text`)}
          {!mine && !done && ` ${t('first.notYours')}`}
        </p>
      </div>
    </li>
  )
}

function StepLink({ step, children }: { readonly step: FirstStep; readonly children: ReactNode }) {
  if (step.id === 'advisories') return <Link to="/administration/sources">{children}</Link>
  if (step.id === 'item') return <Link to="/configuration/new">{children}</Link>
  if (step.ciId === undefined) return children
  return (
    <Link to="/configuration/$id" params={{ id: step.ciId }} search={{ tab: 'documents' }}>
      {children}
    </Link>
  )
}
