import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { rangeInWords } from '#contract/matching/reason-words.ts'
import { PackageLink } from '../../../packages/package-link.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useSayWhy } from '../findings/use-explanation.ts'
import { readPackageKey } from '../words/package-name.ts'
import styles from './sources.module.css'

type Disagreement = Vulnerability['disagreements'][number]
type Saying = Disagreement['sayings'][number]

/** Packages of which the sources say different versions: each saying beside the others, and which goes first. */
export function DisagreementSheet({ disagreements }: Pick<Vulnerability, 'disagreements'>) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <Sheet>
      <h2 className={styles.title}>{t('sources.disagree.title')}</h2>
      <p className={styles.none} data-phrases>
        {t('sources.disagree.lead')}
      </p>
      {disagreements.map((one) => (
        <Package key={`${one.packageKey} ${one.distribution}`} one={one} />
      ))}
    </Sheet>
  )
}

function Package({ one: { packageKey, distribution, sayings } }: { readonly one: Disagreement }) {
  const { t } = useTranslation('vulnerabilities')
  const release = distribution === '' ? '' : (distribution ?? t('explain.noRelease'))
  return (
    <table className={styles.packages}>
      <caption className={styles.problems}>
        <PackageLink packageKey={packageKey}>
          {t('what.package', { ...readPackageKey(packageKey) })}
        </PackageLink>
        {release !== '' && <span className={styles.source}>{release}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('reason.source')}</th>
          <th scope="col">{t('sources.affected')}</th>
          <th scope="col">{t('sources.fixed')}</th>
        </tr>
      </thead>
      <tbody>
        {sayings.map((said) => (
          <tr key={`${said.source} ${said.record}`}>
            <th scope="row">
              <code>{said.record}</code>
              <span className={styles.source}>
                {t('sources.from', { source: said.source })} · {t(`rank.${said.rank}`)}
              </span>
            </th>
            <td>
              <Stretches said={said} />
            </td>
            <td>{said.fixed.length === 0 ? t('sources.notGiven') : <code>{said.fixed.join(', ')}</code>}</td>
          </tr>
        ))}
        <tr>
          <td colSpan={3}>
            {verdictOf(sayings) === 'same' ? t('sources.disagree.same') : <First sayings={sayings} />}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Stretches({ said }: { readonly said: Saying }) {
  const { t } = useTranslation('vulnerabilities')
  const say = useSayWhy()
  return said.stretches.map(({ range, verdict }) => (
    <span key={`${range} ${verdict}`} className={styles.range}>
      {rangeInWords(say, range)}
      {verdict !== 'affected' && ` (${t(`verdict.${verdict}`)})`}
    </span>
  ))
}

/** Whether one of them ranks above the others. */
function verdictOf(sayings: readonly Saying[]): 'same' | 'ranked' {
  return new Set(sayings.map(({ rank }) => rank)).size === 1 ? 'same' : 'ranked'
}

function First({ sayings }: Pick<Disagreement, 'sayings'>) {
  const { t } = useTranslation('vulnerabilities')
  const [first] = sayings
  if (first === undefined) return null
  return t('sources.disagree.first', { record: first.record, rank: t(`rank.${first.rank}`) })
}
