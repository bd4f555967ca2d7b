import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import type { Column } from '../ui/list/column.ts'
import { DataList } from '../ui/list/data-list.tsx'
import { Sheet } from '../ui/page/page.tsx'
import styles from './places.module.css'

type People = NonNullable<Party['people']>

interface Props {
  readonly party: Party
  readonly people: People
}

/** Who belongs to it, with the roles held there. */
export function PeopleTab({ party, people: { rows, total } }: Props) {
  const { t } = useTranslation('places')
  const nameOf = useNameOf()
  const columns = useColumns()
  return (
    <>
      <Sheet edge="flush">
        <DataList
          label={t('party.people.label', { name: nameOf(party.name) })}
          columns={columns}
          rows={rows}
          keyOf={(person) => person.id}
          epoch={party.id}
          total={total}
          empty={<EmptyState sentence={t('party.people.empty')} />}
        />
      </Sheet>
      {rows.length < total && (
        <p className={styles.rest}>{t('party.people.first', { shown: rows.length, count: total })}</p>
      )}
    </>
  )
}

function useColumns(): readonly Column<People['rows'][number]>[] {
  const { t, i18n } = useTranslation(['places', 'words'])
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  return [
    {
      id: 'name',
      title: t('party.people.name'),
      cell: (person) => (
        <Link to="/administration/people/$id" params={{ id: person.id }}>
          {person.name}
        </Link>
      ),
    },
    {
      id: 'roles',
      title: t('party.people.roles'),
      width: '50%',
      cell: (person) => list.format(person.roles.map((role) => t(`words:roles.${role}`))),
    },
  ]
}
