import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { useStatedWords } from './stated-words.ts'
import styles from './statements.module.css'

/** Beside a finding: what others state about it, and the way to all they say. It decides nothing. */
export function OthersMark({ finding }: { readonly finding: Pick<Finding, 'statements' | 'vulnerability'> }) {
  const { t } = useTranslation('vulnerabilities')
  const wordsOf = useStatedWords()
  const { statements, vulnerability } = finding
  const [newest] = statements
  if (newest === undefined) return null
  const lines = statements.map((one) => {
    const author = one.author ?? t('statements.unknownAuthor')
    const line = t('statements.line', { author, words: wordsOf(one) })
    const whole = one.whole === null ? '' : t('statements.partOf', { name: one.whole.name })
    const label = one.tlp === null ? '' : `TLP:${one.tlp.toUpperCase()}`
    return [line, whole, label].filter((part) => part !== '').join(' ')
  })
  return (
    <Link
      to="/vulnerabilities/$alias"
      params={{ alias: vulnerability.name }}
      search={{ tab: 'statements' }}
      data-hint={lines.join('\n')}
      className={styles.mark}
    >
      {t('statements.mark', { count: statements.length, status: t(`status.${newest.status}.word`) })}
    </Link>
  )
}
