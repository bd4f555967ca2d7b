import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { useKindWord } from '../configuration/kinds/use-kinds.ts'
import { StandingFigure } from '../configuration/standing/standing-figure.tsx'
import { useStandings } from '../configuration/standing/use-standings.ts'
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
  const columns = useColumns(rows)
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

/** With how they stand: what is affected at a customer is what the customer is to be told. */
function useColumns(rows: Listed['rows']): readonly Column<Listed['rows'][number]>[] {
  const { t } = useTranslation(['places', 'configuration'])
  // What a delivery holds lies in the items below it: without findings nobody knows whether there is a composition.
  const standingOf = useStandings([rows.map(({ id }) => ({ id, composed: false }))])
  const figure = (of: 'open' | 'affected') => ({
    id: of,
    title: t(`configuration:list.${of}`),
    width: '96px',
    align: 'end' as const,
    cell: ({ id }: Listed['rows'][number]) => (
      <StandingFigure standing={standingOf({ id, composed: false })} of={of} />
    ),
  })
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
      whenNarrow: 'below',
      cell: (ci) => kindWord(ci.kind),
    },
    figure('open'),
    figure('affected'),
  ]
}
