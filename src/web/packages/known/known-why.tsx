import { useTranslation } from 'react-i18next'
import type { PackageVulnerability } from '#contract/matching/packages.ts'
import { Why } from '../../ui/why/why.tsx'
import { RangeText } from '../../vulnerabilities/record/range-text.tsx'
import styles from '../packages.module.css'
import { onceByLabel } from './statements.ts'

interface Props {
  readonly known: PackageVulnerability
  readonly packageKey: string
}

/** Why versions in use lie within or not: the range that decided each, and all that the records say. */
export function KnownWhy({ known, packageKey }: Props) {
  const { t } = useTranslation('places')
  const { vulnerability, versions, touched, statements } = known
  return (
    <Why
      of={t('package.known.why.of', { vulnerability: vulnerability.name, package: packageKey })}
      sentence={t('package.known.why.sentence', { ...versions })}
      reasons={onceByLabel([
        ...touched.map((one) => ({ label: versionLabel(one), value: <Judged one={one} /> })),
        ...statements.map((one) => ({ label: recordLabel(one), value: <Ranges ranges={one.ranges} /> })),
      ])}
    />
  )

  function versionLabel({ version, distribution }: PackageVulnerability['touched'][number]): string {
    return distribution === null || distribution === ''
      ? t('package.known.why.version', { version })
      : t('package.known.why.versionAt', { version, distribution })
  }

  function recordLabel({ record, distribution }: PackageVulnerability['statements'][number]): string {
    return distribution === null || distribution === ''
      ? t('package.known.why.record', { record })
      : t('package.known.why.recordAt', { record, distribution })
  }
}

function Judged({ one }: { readonly one: PackageVulnerability['touched'][number] }) {
  const { t } = useTranslation('places')
  return (
    <span className={styles.list}>
      {t(`package.verdicts.${one.verdict}`)}
      <RangeText range={one.reason.range} />
      <code className={styles.quiet}>{one.reason.record}</code>
    </span>
  )
}

function Ranges({ ranges }: { readonly ranges: readonly string[] }) {
  const { t } = useTranslation('places')
  if (ranges.length === 0) return t('package.known.noRange')
  return (
    <span className={styles.list}>
      {[...new Set(ranges)].map((range) => (
        <RangeText key={range} range={range} />
      ))}
    </span>
  )
}
