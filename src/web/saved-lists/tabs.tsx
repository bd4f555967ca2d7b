import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCountWords } from '../vulnerabilities/count-words.ts'
import type { CountQuery } from './ask.ts'
import { SavedLink } from './saved-link.tsx'
import styles from './saved-lists.module.css'
import { hrefOfUnsaved } from './saved-search.ts'
import type { SavedLists } from './use-saved-lists.ts'

interface Props {
  readonly screen: string
  readonly saved: SavedLists
}

/** The pinned lists as tabs, each with its number of rows as it is now; before them the list as it is without any. */
export function Tabs({ screen, saved }: Props) {
  const { t } = useTranslation('saved-lists')
  const { tabs, shown, parts, hrefOf, countOf } = saved
  const nav = useRef<HTMLElement>(null)
  const isOpenThere = tabs.some((list) => list.id === shown.openId)
  useEffect(() => {
    if (isOpenThere)
      nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isOpenThere])
  const isStandard = shown.openId === undefined && Object.keys(shown.kept).length === 0
  return (
    <nav ref={nav} aria-label={t('title')} className={styles.tabs}>
      <SavedLink
        className={styles.tab}
        aria-current={isStandard ? 'page' : undefined}
        href={hrefOfUnsaved(screen, { kept: {}, lens: shown.lens })}
        onGo={shown.go}
      >
        {t('standard')}
      </SavedLink>
      {tabs.map((list) => {
        const count = countOf(list)
        const isOpen = list.id === shown.openId
        return (
          <SavedLink
            key={list.id}
            className={styles.tab}
            aria-current={isOpen ? 'page' : undefined}
            data-hint={list.name}
            href={hrefOf(list)}
            onGo={shown.go}
          >
            <span className={styles.name}>{list.name}</span>
            {isOpen && parts.length > 0 && (
              <span className={styles.mark} role="img" aria-label={t('isChanged')} />
            )}
            {count !== null && <Count query={count} />}
          </SavedLink>
        )
      })}
    </nav>
  )
}

/** An exact number, or more than the list counts; nothing until it is known. */
function Count({ query }: { readonly query: CountQuery }) {
  const { data } = useQuery(query)
  const numberOf = useCountWords()
  if (data === undefined) return null
  return (
    <span className={styles.count} data-digits>
      {numberOf(data).number}
    </span>
  )
}
