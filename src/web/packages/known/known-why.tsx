import { useTranslation } from 'react-i18next'
import type { PackageVulnerability } from '#contract/matching/packages.ts'
import { Why } from '../../ui/why/why.tsx'
import { RangeText } from '../../vulnerabilities/record/range-text.tsx'
import styles from '../packages.module.css'
import { byRelease, onceByLabel } from './statements.ts'

interface Props {
  readonly known: PackageVulnerability
  readonly packageKey: string
}

/** Why versions in use lie within or not: the range that decided each, and all that the records say, by release. */
export function KnownWhy({ known, packageKey }: Props) {
  const { t } = useTranslation('places')
  const { vulnerability, versions, touched } = known
  const ofTouched = ({ version, distribution, reason }: PackageVulnerability['touched'][number]) => {
    const { owner } = reason
    if (owner !== undefined)
      return t('package.known.why.versionIn', { version, owner: `${owner.name} ${owner.version}` })
    return distribution === null || distribution === ''
      ? t('package.known.why.version', { version })
      : t('package.known.why.versionAt', { version, distribution })
  }
  return (
    <Why
      of={t('package.known.why.of', { vulnerability: vulnerability.name, package: packageKey })}
      sentence={t('package.known.why.sentence', { ...versions })}
      reasons={onceByLabel([
        ...touched.map((one) => ({ label: ofTouched(one), value: <Judged one={one} /> })),
        ...byRelease(known).map(({ distribution, told }) => ({
          label:
            distribution === ''
              ? t('package.known.why.records')
              : t('package.known.why.recordsAt', { distribution }),
          value: <Told told={told} />,
        })),
      ])}
    />
  )
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

/** What the records say for one release, each with its name. */
function Told({ told }: Pick<ReturnType<typeof byRelease>[number], 'told'>) {
  const { t } = useTranslation('places')
  return told.map(({ record, ranges }) => (
    <span key={record} className={styles.told}>
      {ranges.length === 0
        ? t('package.known.noRange')
        : ranges.map((range) => <RangeText key={range} range={range} />)}
      <code className={styles.quiet}>{record}</code>
    </span>
  ))
}
