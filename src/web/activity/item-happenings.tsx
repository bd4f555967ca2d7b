import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RelationKind } from '#contract/inventory/relations.ts'
import type { ActivityLine } from '#contract/matching/activity.ts'
import styles from './activity.module.css'
import { OldAndNew } from './old-and-new.tsx'
import { useFieldWords } from './use-field-words.ts'

interface DocumentProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'document' }>
}

/** A document arrived or was read again, with what that changed. */
export function DocumentHappening({ line }: DocumentProps) {
  const { t } = useTranslation(['activity', 'configuration'])
  const { name, slot, state, changes, isReread } = line
  return (
    <>
      <p className={styles.sentence}>{t(isReread ? 'document.reread' : 'document.received', { name })}</p>
      <p className={styles.places}>
        <span>{t('document.slot', { slot })}</span>
        <span>{t(`configuration:documents.states.${state}`)}</span>
        {changes !== null && <span>{t('document.changes', changes)}</span>}
      </p>
    </>
  )
}

interface ItemProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'item' }>
  /** The item's kind, for the words of its own fields. */
  readonly kind: string
}

/** The item was made, or fields of it were changed. */
export function ItemHappening({ line, kind }: ItemProps) {
  const { t } = useTranslation('activity')
  const words = useFieldWords(kind)
  return (
    <>
      <p className={styles.sentence}>{t(line.isCreated ? 'item.created' : 'item.changed')}</p>
      {line.fields.map(({ field, from, to }) => (
        <OldAndNew
          key={field}
          name={words.name(field)}
          from={from === null ? <span>{t('notSet')}</span> : words.value(field, from)}
          to={words.value(field, to)}
        />
      ))}
    </>
  )
}

interface RelationProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'relation' }>
}

/** The item was related to another, or no longer is. */
export function RelationHappening({ line }: RelationProps) {
  const { t } = useTranslation(['activity', 'configuration'])
  const { relation, other, isFrom, isEnded } = line
  const known = RelationKind.options.find((kind) => kind === relation)
  const end = isFrom ? 'from' : 'to'
  return (
    <>
      <p className={styles.sentence}>{t(isEnded ? 'relation.ended' : 'relation.added')}</p>
      <p className={styles.places}>
        <span>{known === undefined ? relation : t(`configuration:relations.${end}.${known}`)}</span>
        <Link to="/configuration/$id" params={{ id: other.id }}>
          {other.name}
        </Link>
      </p>
    </>
  )
}
