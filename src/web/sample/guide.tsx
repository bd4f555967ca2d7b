import { Button } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../api/show-failure.tsx'
import { useChangeMe, useMay, useMe } from '../session/me.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { RemoveSample } from './remove-sample.tsx'
import styles from './sample.module.css'

/** Touches the VPN gateway and the industrial gateway at once. */
const both = 'CVE-2023-4911'

/** An SBOM for whoever has none at hand; it lies with the guide. */
const example = '/guide/demo-viewer-1.0.cdx.json'

const steps = ['open', 'decide', 'find', 'import'] as const

type StepId = (typeof steps)[number]

const place = 'renkei.sample.steps'

/** Says that everything here is the sample company, and what to try first. */
export function Guide() {
  const { t } = useTranslation('sample')
  const may = useMay()
  const [hidden, setHidden] = useState(() => localStorage.getItem(place) === 'hidden')
  const hide = (now: boolean) => {
    localStorage.setItem(place, now ? 'hidden' : 'shown')
    setHidden(now)
  }
  const guides = may('finding.assess')
  return (
    <div className={styles.guide} id="sample-guide">
      <Sheet>
        <div className={styles.head}>
          <div>
            <h2 className={styles.title}>{t('title')}</h2>
            <p className={styles.lead} data-phrases>
              {t('lead')}
            </p>
          </div>
          <div className={styles.buttons}>
            <OtherLanguage />
            {guides && (
              <Button variant="subtle" aria-expanded={!hidden} onClick={() => hide(!hidden)}>
                {t(hidden ? 'show' : 'hide')}
              </Button>
            )}
            <RemoveSample />
          </div>
        </div>
        {guides && !hidden && <Steps />}
      </Sheet>
    </div>
  )
}

/** The people of the sample have their languages; whoever looks around as one of them has an own one. */
function OtherLanguage() {
  const { t } = useTranslation('web')
  const me = useMe()
  const change = useChangeMe()
  const other = me.language === 'ja' ? 'en' : 'ja'
  return (
    <Button
      variant="subtle"
      lang={other}
      leftSection={<IconLanguage size={16} stroke={1.6} aria-hidden="true" />}
      onClick={() => {
        change({ language: other }).catch(showFailure)
      }}
    >
      {t(`ownNames.${other}`)}
    </Button>
  )
}

function Steps() {
  const { t } = useTranslation('sample')
  return (
    <ol className={styles.steps} aria-label={t('first.title')}>
      {steps.map((step) => (
        <li key={step}>
          <p className={styles.verb}>
            <StepLink step={step}>{t(`first.${step}.verb`)}</StepLink>
          </p>
          <p className={styles.text} data-phrases>
            {t(`first.${step}.text`, { name: both })}
            {step === 'import' && (
              <>
                {' '}
                <a href={example} download>
                  {t('first.import.example')}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

function StepLink({ step, children }: { readonly step: StepId; readonly children: ReactNode }) {
  switch (step) {
    case 'open':
    case 'decide':
      return (
        <Link to="/vulnerabilities/$alias" params={{ alias: both }}>
          {children}
        </Link>
      )
    case 'find':
    case 'import':
      return children
  }
}
