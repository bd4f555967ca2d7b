import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import type { Column } from '../../ui/list/column.ts'
import { Comparability } from './comparability.tsx'
import styles from './composition.module.css'
import { Places } from './places.tsx'

const scopes = ['required', 'optional', 'excluded'] as const

/** The columns of an item's composition. */
export function useColumns(): readonly Column<CiComponent>[] {
  const { t } = useTranslation('configuration')
  const scopeWord = (scope: string | null) => {
    const known = scopes.find((one) => one === scope)
    if (known !== undefined) return t(`composition.scopes.${known}`)
    return scope ?? <span className={styles.quiet}>{t('composition.noScope')}</span>
  }
  return [
    {
      id: 'component',
      title: t('composition.component'),
      width: '200px',
      cell: (row) => <span data-hint={row.name}>{row.name}</span>,
    },
    {
      id: 'version',
      title: t('composition.version'),
      width: '120px',
      whenNarrow: 'below',
      cell: (row) => <code data-hint={row.version}>{row.version}</code>,
    },
    {
      id: 'purl',
      title: t('composition.purl'),
      whenNarrow: 'hidden',
      cell: (row) =>
        row.purl === null ? (
          <span className={styles.quiet}>–</span>
        ) : (
          <code data-hint={row.purl}>{row.purl}</code>
        ),
    },
    {
      id: 'scope',
      title: t('composition.scope'),
      width: '88px',
      whenNarrow: 'hidden',
      cell: (row) => scopeWord(row.scope),
    },
    {
      id: 'places',
      title: t('composition.places'),
      width: '112px',
      whenNarrow: 'hidden',
      cell: (row) => <Places component={row} />,
    },
    {
      id: 'matching',
      title: t('composition.matching'),
      width: '160px',
      narrowWidth: '140px',
      cell: (row) => <Comparability component={row} />,
    },
  ]
}
