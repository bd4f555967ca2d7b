import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { PackageLink } from '../../../packages/package-link.tsx'
import { RangeText } from '../range-text.tsx'
import { readPackageKey } from '../words/package-name.ts'
import styles from './sources.module.css'

type AffectedPackage = Vulnerability['records'][number]['packages'][number]

/** So many packages are shown at first. */
const few = 12

/** The packages that a record calls affected: which versions, and which mend it. */
export function PackageTable({ packages }: { readonly packages: readonly AffectedPackage[] }) {
  const { t } = useTranslation('vulnerabilities')
  const [whole, setWhole] = useState(false)
  const shown = whole ? packages : packages.slice(0, few)
  return (
    <>
      <table className={styles.packages}>
        <thead>
          <tr>
            <th scope="col">{t('sources.package')}</th>
            <th scope="col">{t('sources.affected')}</th>
            <th scope="col">{t('sources.fixed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <PackageRow key={one.packageKey} affected={one} />
          ))}
        </tbody>
      </table>
      {shown.length < packages.length && (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
          {t('sources.showAll', { count: packages.length })}
        </Button>
      )}
    </>
  )
}

function PackageRow({ affected }: { readonly affected: AffectedPackage }) {
  const { t } = useTranslation('vulnerabilities')
  const { packageKey, ranges, fixed } = affected
  return (
    <tr>
      <th scope="row">
        <PackageLink packageKey={packageKey}>
          {t('what.package', { ...readPackageKey(packageKey) })}
        </PackageLink>
      </th>
      <td>
        {ranges.length === 0
          ? t('sources.listed')
          : ranges.map((range) => (
              <span key={range} className={styles.range}>
                <RangeText range={range} />
              </span>
            ))}
      </td>
      <td>{fixed.length === 0 ? t('sources.notGiven') : <code>{fixed.join(', ')}</code>}</td>
    </tr>
  )
}
