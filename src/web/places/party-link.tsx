import { Link } from '@tanstack/react-router'
import type { BilingualName } from '#contract/shapes.ts'
import { Bilingual } from '../i18n/bilingual.tsx'

interface Props {
  readonly kind: 'organisation' | 'division' | 'team'
  readonly party: { readonly id: string; readonly name: BilingualName }
  readonly className?: string | undefined
}

const pages = { organisation: '/organisations/$id', division: '/divisions/$id', team: '/teams/$id' } as const

/** The name of an organisation, a division or a team, as the way to its page. */
export function PartyLink({ kind, party, className }: Props) {
  return (
    <Link to={pages[kind]} params={{ id: party.id }} className={className}>
      <Bilingual name={party.name} />
    </Link>
  )
}
