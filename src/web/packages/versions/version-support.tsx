import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PackageVersion, VersionLife } from '#contract/matching/packages.ts'
import { type Locale, useLocale } from '../../i18n/locale.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { formatDay } from '../../ui/dates/format-moment.ts'
import styles from '../packages.module.css'

/** Until when the release line of a version is looked after, and which of its versions is the newest. */
export function VersionSupport({ version }: { readonly version: Pick<PackageVersion, 'life'> }) {
  const { t } = useTranslation('places')
  const locale = useLocale()
  const { life } = version
  if (life === undefined || life.support.isOver === null) {
    return <UnknownBadge label={t('package.support.unknown')} />
  }
  const extended = life.support.isOver ? extendedOf(t, life, locale) : null
  return (
    <>
      <span>{supportOf(t, life.support, locale)}</span>
      {extended !== null && <span className={styles.aside}>{extended}</span>}
      <span className={styles.aside}>
        {life.latest === null
          ? t('package.support.line', { release: life.release })
          : t('package.support.latest', { release: life.release, latest: life.latest })}
      </span>
    </>
  )
}

function supportOf(
  t: TFunction<'places'>,
  { on: day, isOver }: VersionLife['support'],
  locale: Locale,
): string {
  const on = day === null ? null : formatDay(`${day}T00:00:00Z`, { ...locale, timeZone: 'UTC' })
  if (isOver === true) return on === null ? t('package.support.ended') : t('package.support.endedOn', { on })
  return on === null ? t('package.support.goesOn') : t('package.support.until', { on })
}

/** Said where security support has ended and somebody still offers it. */
function extendedOf(t: TFunction<'places'>, { extendedSupport }: VersionLife, locale: Locale): string | null {
  const { on: day, isOver } = extendedSupport
  const on = day === null ? null : formatDay(`${day}T00:00:00Z`, { ...locale, timeZone: 'UTC' })
  if (isOver !== false) return null
  return on === null ? t('package.support.extended') : t('package.support.extendedUntil', { on })
}
