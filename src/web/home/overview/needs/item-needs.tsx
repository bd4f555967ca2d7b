import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Ci, listCis } from '#contract/inventory/cis.ts'
import { ask } from '../../../api/query.ts'
import { useMe } from '../../../session/me.tsx'
import styles from '../home.module.css'
import type { Need } from './need.ts'

/** So many items are looked through, and so many named. */
export const lookedThrough = 200
const named = 3

/** Items for which nobody can decide, told to those who hand out what comes in. */
export function useItemNeeds(): readonly Need[] | undefined {
  const { t } = useTranslation('home')
  const handles = useMe().memberships.some(({ role }) => role === 'handler' || role === 'administrator')
  const cis = useQuery({ ...ask(listCis, { query: { limit: lookedThrough } }), enabled: handles })
  if (!handles) return []
  if (cis.isPending) return undefined
  const { rows = [], next = null } = cis.data ?? {}
  const unclaimed = rows.filter(({ team }) => team === null)
  if (unclaimed.length === 0) return []
  const key = next === null ? 'needs.unclaimed' : 'needs.unclaimedAtLeast'
  return [
    {
      id: 'unclaimed',
      sentence: <Link to="/configuration">{t(key, { count: unclaimed.length })}</Link>,
      detail: <ItemLinks items={unclaimed.slice(0, named)} />,
    },
  ]
}

function ItemLinks({ items }: { readonly items: readonly Ci[] }) {
  return (
    <ul className={styles.items}>
      {items.map(({ id, name }) => (
        <li key={id}>
          <Link to="/configuration/$id" params={{ id }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
