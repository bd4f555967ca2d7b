import { Button, CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import styles from './impact.module.css'
import { type ImpactSearch, readImpactSearch, split, widen } from './impact-search.ts'
import { useNodeWords } from './use-node-words.ts'

interface Props {
  readonly graph: ImpactGraph
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** By which stations the graph is narrowed, each with the way to drop it. */
export function Narrowing({ graph, search, onSearch }: Props) {
  const { t } = useTranslation('impact')
  const { nameWord } = useNodeWords()
  const at = split(search.at)
  if (at.length === 0) return null
  const all = graph.sides.flatMap((side) =>
    side.columns.flatMap((column) => column.nodes.map((node) => ({ node, column: column.id }))),
  )
  return (
    <div className={styles.narrowing}>
      <ul className={styles.places} aria-label={t('narrow.label')}>
        {at.map((id) => {
          const found = all.find(({ node }) => node.id === id)
          const name = found === undefined ? t('narrow.gone') : nameWord(found.node, found.column)
          const ciId = found?.node.ciId ?? null
          return (
            <li key={id} className={styles.place}>
              {ciId === null ? (
                name
              ) : (
                <Link to="/configuration/$id" params={{ id: ciId }}>
                  {name}
                </Link>
              )}
              <CloseButton
                size={24}
                aria-label={t('narrow.drop', { name })}
                onClick={() => onSearch(widen(search, id))}
              />
            </li>
          )
        })}
      </ul>
      {at.length > 1 && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => onSearch(readImpactSearch({ ...search, at: undefined }))}
        >
          {t('narrow.all')}
        </Button>
      )}
    </div>
  )
}
