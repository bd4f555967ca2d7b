import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type Ci, listRelations, type Relation } from '#contract/inventory/cis.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { RelationForm } from './relation-form.tsx'
import styles from './relations.module.css'

type RelationRow = z.infer<typeof Relation>

/** How the item is connected with others. */
export function RelationsTab({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const query = useQuery(ask(listRelations, { params: { id: ci.id } }))
  return (
    <>
      {query.data !== undefined && query.data.rows.length > 0 && (
        <ExportMenu of={listRelations} input={{ params: { id: ci.id } }} about={ci.name} place="row" />
      )}
      <Sheet>
        <Answered query={query} as="part">
          {({ rows }) =>
            rows.length === 0 ? <EmptyState sentence={t('relations.empty')} /> : <Relations rows={rows} />
          }
        </Answered>
      </Sheet>
      {ci.may.includes('ci.change') && <RelationForm ci={ci} />}
    </>
  )
}

function Relations({ rows }: { readonly rows: readonly RelationRow[] }) {
  const { t } = useTranslation('configuration')
  const kindWord = useKindWord()
  const groups = Map.groupBy(rows, (row) => t(`relations.${row.direction}.${row.kind}`))
  return (
    <dl className={styles.groups}>
      {[...groups].map(([phrase, related]) => (
        <div key={phrase} className={styles.group}>
          <dt>{phrase}</dt>
          <dd>
            <ul className={styles.others}>
              {related.map(({ id, other }) => (
                <li key={id}>
                  <Link to="/configuration/$id" params={{ id: other.id }}>
                    {other.name}
                  </Link>
                  <span className={styles.kind}>{kindWord(other.kind)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
