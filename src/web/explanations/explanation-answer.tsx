import { useTranslation } from 'react-i18next'
import { explainCauses, type SayCause } from '#contract/matching/explanation-words.ts'
import type { ComponentExplanation, Explanation } from '#contract/matching/explanations.ts'
import { rangeInWords } from '#contract/matching/reason-words.ts'
import { PackageLink } from '../packages/package-link.tsx'
import { UnknownBadge } from '../ui/badges/unknown-badge.tsx'
import { useSayWhy } from '../vulnerabilities/record/findings/use-explanation.ts'
import styles from './explanations.module.css'

/** Each component that was asked about: the answer, what led to it, and the ranges it was compared with. */
export function ExplanationAnswer({ told }: { readonly told: Explanation }) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const { components, total, vulnerability, ci, named } = told
  if (components.length === 0) {
    const names = new Intl.ListFormat(i18n.language, { style: 'short', type: 'unit' }).format(named)
    const facts = { vulnerability: vulnerability.name, item: ci?.name ?? '', names }
    return (
      <p className={styles.sentence}>
        {named.length === 0 ? t('explain.namesNothing', facts) : t('explain.nothingLike', facts)}
      </p>
    )
  }
  return (
    <>
      {components.map((one) => (
        <Component key={`${one.component.packageKey} ${one.component.id}`} told={told} one={one} />
      ))}
      {total > components.length && (
        <p className={styles.quiet}>{t('explain.more', { count: total - components.length })}</p>
      )}
    </>
  )
}

function Component({ told, one }: { readonly told: Explanation; readonly one: ComponentExplanation }) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const { t: words } = useTranslation('words')
  const why = useSayWhy()
  const list = new Intl.ListFormat(i18n.language, { style: 'short', type: 'unit' })
  const cause: SayCause = (key, facts) => words(key, facts)
  const sentences = explainCauses({ why, cause, list: (names) => list.format(names) }, told, one)
  const { component, verdict, stretches } = one
  return (
    <section className={styles.component} aria-label={`${component.name} ${component.version}`}>
      <h3 className={styles.heading}>
        <PackageLink packageKey={component.packageKey}>{component.name}</PackageLink>{' '}
        <code>{component.version}</code>
        <span className={styles.verdict}>
          <VerdictOf verdict={verdict} />
        </span>
      </h3>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence} data-phrases>
            {sentence}
          </li>
        ))}
      </ul>
      {stretches.length > 0 && (
        <ul className={styles.stretches} aria-label={t('explain.stretches')}>
          {stretches.map((stretch) => (
            <li key={keyOf(stretch)} className={styles.stretch} data-decides={stretch.decides}>
              <span className={styles.range}>{rangeInWords(why, stretch.range)}</span>
              <span>{t(`explain.places.${stretch.place}`)}</span>
              <span className={styles.quiet}>
                {t(`verdict.${stretch.verdict}`)} · <code>{stretch.record}</code> ·{' '}
                {t(`rank.${stretch.rank}`)}
                {stretch.distribution === '' ? '' : ` · ${stretch.distribution ?? t('explain.noRelease')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function VerdictOf({ verdict }: Pick<ComponentExplanation, 'verdict'>) {
  const { t } = useTranslation('vulnerabilities')
  if (verdict === 'undetermined') return <UnknownBadge label={t('verdict.undetermined')} />
  return verdict === null ? t('explain.notMatched') : t(`verdict.${verdict}`)
}

function keyOf({
  source,
  record,
  distribution,
  range,
  verdict,
  rank,
}: ComponentExplanation['stretches'][number]) {
  return [source, record, distribution, range, verdict, rank].join(' ')
}
