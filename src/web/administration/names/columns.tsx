import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProductName } from '#contract/intel/product-names.ts'
import { PackageLink } from '../../packages/package-link.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from './names.module.css'

/** Columns of the names, with a way to end those of people. */
export function useColumns(onEnd: (name: ProductName) => void): readonly Column<ProductName>[] {
  const { t } = useTranslation('administration')
  return [
    { id: 'label', title: t('names.label'), cell: (row) => <span data-hint={row.label}>{row.label}</span> },
    {
      id: 'supplier',
      title: t('names.supplier'),
      width: 'clamp(100px, 16cqi, 200px)',
      whenNarrow: 'below',
      cell: ({ supplier, packageKey }) => {
        if (packageKey === null) return t('names.vendorItself')
        return supplier === '' ? t('names.noSupplier') : (supplier ?? t('names.anySupplier'))
      },
    },
    {
      id: 'product',
      title: t('names.product'),
      width: 'clamp(140px, 26cqi, 320px)',
      whenNarrow: 'below',
      cell: ({ packageKey, vendor }) =>
        packageKey === null ? (
          <code>{vendor}</code>
        ) : (
          <PackageLink packageKey={packageKey}>{packageKey}</PackageLink>
        ),
    },
    {
      id: 'by',
      title: t('names.by'),
      width: 'clamp(110px, 16cqi, 200px)',
      whenNarrow: 'below',
      cell: ({ told, source, doubtful }) =>
        told === null ? (
          t(doubtful ? 'names.listedPerhaps' : 'names.listed', { source })
        ) : (
          <span data-hint={told.note === '' ? undefined : told.note}>
            {told.madeBy} <Moment at={told.madeAt} as="day" />
          </span>
        ),
    },
    {
      id: 'end',
      title: t('names.end'),
      width: '88px',
      narrowWidth: '72px',
      cell: (row) =>
        row.told?.mayEnd === true ? (
          <UnstyledButton
            className={styles.link}
            aria-label={t('names.endOf', { name: row.label })}
            onClick={() => onEnd(row)}
          >
            {t('names.end')}
          </UnstyledButton>
        ) : (
          row.told?.endedBy
        ),
    },
  ]
}
