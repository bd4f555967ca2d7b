import { ActionIcon } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { listRelations, type Relation } from '#contract/inventory/relations.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { RelationForm } from './relation-form.tsx'
import { RelationTree } from './relation-tree.tsx'
import styles from './relations.module.css'
import { useEndRelation } from './use-end-relation.ts'

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
            rows.length === 0 ? (
              <EmptyState sentence={t('relations.empty')} />
            ) : (
              <Relations ci={ci} rows={rows} />
            )
          }
        </Answered>
      </Sheet>
      {query.data !== undefined && <RelationTree relations={query.data.rows} />}
      {ci.may.includes('ci.change') && <RelationForm ci={ci} />}
    </>
  )
}

interface RelationsProps {
  readonly ci: Ci
  readonly rows: readonly Relation[]
}

function Relations({ ci, rows }: RelationsProps) {
  const { t } = useTranslation('configuration')
  const groups = Map.groupBy(rows, (row) => t(`relations.${row.direction}.${row.kind}`))
  return (
    <dl className={styles.groups}>
      {[...groups].map(([phrase, related]) => (
        <div key={phrase} className={styles.group}>
          <dt>{phrase}</dt>
          <dd>
            <ul className={styles.others}>
              {related.map((relation) => (
                <RelatedItem key={relation.id} ci={ci} relation={relation} />
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function RelatedItem({ ci, relation }: { readonly ci: Ci; readonly relation: Relation }) {
  const { t } = useTranslation('configuration')
  const kindWord = useKindWord()
  const end = useEndRelation(ci)
  const { other, mayEnd } = relation
  return (
    <li className={styles.related}>
      <span>
        <Link to="/configuration/$id" params={{ id: other.id }}>
          {other.name}
        </Link>
        <span className={styles.kind}>{kindWord(other.kind)}</span>
      </span>
      {mayEnd && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('relations.end', { other: other.name })}
          data-hint={t('relations.endHint')}
          onClick={() => end(relation)}
        >
          <IconUnlink size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  )
}
