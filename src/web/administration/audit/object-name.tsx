import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'
import type { AuditLine } from './columns.tsx'
import { useNameOf } from './detail-value.ts'

/** What was acted on: its kind in words, and its present name where that is known here. */
export function ObjectName({ object }: Pick<AuditLine, 'object'>) {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  const nameOf = useNameOf()
  if (object === null) return t('none')
  const name = nameOf(object.id) ?? shortId(object.id)
  return (
    <span data-hint={object.id}>
      {words.object(object.kind)} <span className={styles.name}>{name}</span>
    </span>
  )
}

/** The way to what was acted on, where it has a page of its own. */
export function ObjectLink({ object }: { readonly object: NonNullable<AuditLine['object']> }) {
  const name = <ObjectName object={object} />
  const params = { id: object.id }
  switch (object.kind) {
    case 'person':
      return (
        <Link to="/administration/people/$id" params={params}>
          {name}
        </Link>
      )
    case 'ci':
      return (
        <Link to="/configuration/$id" params={params}>
          {name}
        </Link>
      )
    case 'job':
      return (
        <Link to="/administration/jobs/$id" params={params}>
          {name}
        </Link>
      )
    default:
      return name
  }
}

/** The end of a long id: its beginning is the time and the same for neighbours. */
function shortId(id: string): string {
  return id.length > 20 ? `…${id.slice(-8)}` : id
}
