import { IconArrowUpRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BilingualName } from '#contract/shapes.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import styles from './places.module.css'

interface Props {
  readonly kind: 'division' | 'team'
  readonly party: { readonly id: string; readonly name: BilingualName }
}

const pages = { division: '/divisions/$id', team: '/teams/$id' } as const

/** The way to a page of the structure, beside a name that is itself pressed for something else. */
export function PartyArrow({ kind, party }: Props) {
  const { t } = useTranslation('places')
  const nameOf = useNameOf()
  return (
    <Link
      to={pages[kind]}
      params={{ id: party.id }}
      className={styles.arrow}
      aria-label={t('open', { name: nameOf(party.name) })}
    >
      <IconArrowUpRight size={14} stroke={1.8} aria-hidden="true" />
    </Link>
  )
}
