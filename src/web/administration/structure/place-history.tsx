import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listStructureChanges, type StructureChange } from '#contract/identity/people.ts'
import type { BilingualName } from '#contract/shapes.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import type { Place } from './place.ts'
import styles from './structure.module.css'
import { useKindWord } from './use-place-words.ts'

/** What it was called and when, and who changed it. */
export function PlaceHistory({ place }: { readonly place: Place }) {
  const { t } = useTranslation('administration')
  const changes = useQuery(ask(listStructureChanges, { params: { id: place.id }, query: { limit: 50 } }))
  return (
    <Sheet>
      <h2 className={styles.sheetTitle}>{t('structure.history')}</h2>
      <Answered query={changes} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('structure.noHistory')}</p>
          ) : (
            <ol className={styles.changes}>
              {rows.map((row) => (
                <li key={row.id} className={styles.change}>
                  <span>
                    <Moment at={row.at} /> · {row.by}
                  </span>
                  <WhatChanged change={row} />
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </Sheet>
  )
}

function WhatChanged({ change }: { readonly change: StructureChange }) {
  const { t } = useTranslation('administration')
  const kindWord = useKindWord()
  const { name, kind } = change
  const wordsOf = (one: BilingualName | null) =>
    one === null ? null : [one.ja, one.en].filter((text) => text !== null).join(' / ')
  return (
    <>
      {name !== null && (
        <OldNew
          label={t(name.before === null ? 'structure.madeAs' : 'structure.renamed')}
          before={wordsOf(name.before)}
          after={wordsOf(name.after) ?? ''}
        />
      )}
      {kind !== null && (
        <OldNew
          label={t('structure.kind')}
          before={kindWord(kind.before) ?? null}
          after={kindWord(kind.after) ?? kind.after}
        />
      )}
    </>
  )
}

interface OldNewProps {
  readonly label: string
  readonly before: string | null
  readonly after: string
}

function OldNew({ label, before, after }: OldNewProps) {
  return (
    <span className={styles.oldNew}>
      {label}: {before !== null && <del className={styles.old}>{before}</del>} {before !== null && '→ '}
      <ins className={styles.new}>{after}</ins>
    </span>
  )
}
