import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview, OverviewItem } from '#contract/sharing/overview.ts'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import styles from '../home.module.css'
import type { Need } from './need.ts'

/**
 * Items that the reader may change and that want somebody: a team, or an owner who is still there.
 * @param overview undefined while it is awaited, null when it cannot be had
 */
export function useItemNeeds(overview: Overview | null | undefined): readonly Need[] | undefined {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  if (overview === undefined) return undefined
  if (overview === null) return []
  return (['unclaimed', 'ownerless'] as const).flatMap((part) => {
    const { total, rows } = overview[part]
    if (rows.length === 0) return []
    return [
      {
        id: part,
        sentence: (
          <Link to="/overview/$part" params={{ part }}>
            {t(`needs.${part}`, numberOf(total))}
          </Link>
        ),
        detail: <ItemLinks items={rows} />,
      },
    ]
  })
}

function ItemLinks({ items }: { readonly items: readonly OverviewItem[] }) {
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
