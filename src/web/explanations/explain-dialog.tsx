import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explainMatch } from '#contract/matching/explanations.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { ask } from '../api/query.ts'
import { ItemField } from '../configuration/choose/item-field.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { ComponentField } from './component-field.tsx'
import { ExplanationAnswer } from './explanation-answer.tsx'
import styles from './explanations.module.css'

/** What is asked about; absent parts are asked for. */
export interface Subject {
  readonly vulnerability?: string
  readonly ci?: { readonly id: string; readonly name: string }
  /** A component that is kept. */
  readonly component?: { readonly id: string; readonly label: string }
}

interface Props {
  readonly subject: Subject
  readonly onClose: () => void
}

interface Question {
  readonly vulnerability: string
  readonly component?: string
  readonly ci?: string
}

/** Asks why a component is matched or is not: by its purl, among an item's, or of the item as a whole. */
export function ExplainDialog({ subject, onClose }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const [vulnerability, setVulnerability] = useState(subject.vulnerability ?? '')
  const [ci, setCi] = useState<string | null>(subject.ci?.id ?? null)
  const [component, setComponent] = useState<string | null>(subject.component?.id ?? null)
  const [asked, setAsked] = useState<Question | null>(null)
  const wish = questionOf(vulnerability, component, ci)
  return (
    <Dialog opened title={t('explain.title')} width={760} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(wish)
        }}
      >
        {subject.vulnerability === undefined && (
          <TextInput
            label={t('explain.vulnerability')}
            placeholder={t('explain.vulnerabilityExample')}
            value={vulnerability}
            maxLength={200}
            onChange={(event) => setVulnerability(event.currentTarget.value)}
          />
        )}
        {subject.component === undefined ? (
          <>
            {subject.ci === undefined && (
              <ItemField
                path="/ci"
                label={t('explain.item')}
                description={t('explain.itemHint')}
                value={ci}
                onValue={(id) => {
                  setCi(id)
                  setComponent(null)
                }}
              />
            )}
            <ComponentField key={ci} ciId={ci} value={component} onValue={setComponent} />
          </>
        ) : (
          <p className={styles.subject}>{subject.component.label}</p>
        )}
        <Button type="submit" disabled={wish === null}>
          {t('explain.ask')}
        </Button>
      </form>
      {asked !== null && <Answer question={asked} />}
    </Dialog>
  )
}

function questionOf(vulnerability: string, component: string | null, ci: string | null): Question | null {
  const named = component?.trim() ?? ''
  if (vulnerability.trim() === '' || (named === '' && ci === null)) return null
  return {
    vulnerability: vulnerability.trim(),
    ...(named !== '' && { component: named }),
    ...(ci !== null && { ci }),
  }
}

function Answer({ question }: { readonly question: Question }) {
  const { data, error, refetch } = useQuery({ ...ask(explainMatch, { query: question }), retry: false })
  return (
    <div className={styles.answer} aria-live="polite" aria-busy={data === undefined && error === null}>
      {error !== null && data === undefined ? (
        <FailureBox failure={error} during="view" onRetry={() => refetch()} />
      ) : (
        data !== undefined && <ExplanationAnswer told={data} />
      )}
    </div>
  )
}
