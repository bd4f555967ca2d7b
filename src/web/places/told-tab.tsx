import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { useKindWord } from '../configuration/kinds/use-kinds.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import type { Column } from '../ui/list/column.ts'
import { DataList } from '../ui/list/data-list.tsx'
import { Sheet } from '../ui/page/page.tsx'
import styles from './places.module.css'

type Listed = NonNullable<Party['received']>

interface Props {
  readonly party: Party
  readonly kind: 'received' | 'supplied'
  readonly listed: Listed
}

/** Items that name the organisation as their customer or supplier, and how that is known. */
export function ToldTab({ party, kind, listed: { rows, total } }: Props) {
  const { t } = useTranslation('places')
  const nameOf = useNameOf()
  const columns = useColumns()
  const name = nameOf(party.name)
  const field = t(kind === 'received' ? 'party.told.customer' : 'party.told.supplier')
  return (
    <>
      <Sheet edge="flush">
        <DataList
          label={t(`party.told.${kind}`, { name })}
          columns={columns}
          rows={rows}
          keyOf={(ci) => ci.id}
          epoch={party.id}
          total={total}
          empty={null}
        />
      </Sheet>
      <p className={styles.rest}>
        {t('party.told.how', { field })}
        {rows.length < total && ` ${t('party.told.first', { shown: rows.length, count: total })}`}
      </p>
    </>
  )
}

function useColumns(): readonly Column<Listed['rows'][number]>[] {
  const { t } = useTranslation('places')
  const kindWord = useKindWord()
  return [
    {
      id: 'item',
      title: t('package.items.item'),
      cell: (ci) => (
        <Link to="/configuration/$id" params={{ id: ci.id }}>
          {ci.name}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('package.items.kind'),
      width: '140px',
      narrowWidth: '92px',
      cell: (ci) => kindWord(ci.kind),
    },
  ]
}
