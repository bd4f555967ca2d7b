import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { useNameOf } from '../i18n/bilingual.tsx'

/** What it is to us, what is its own, what came from it or went to it, what is to do there: one paragraph. */
export function PartyWords({ party }: { readonly party: Party }) {
  const { t, i18n } = useTranslation('places')
  const nameOf = useNameOf()
  const organisation = nameOf(party.organisation.name)
  const sentences = [
    t(`party.words.what.${party.role ?? 'part'}`, { organisation }),
    ...useItems(party),
    ...useTold(party),
    ...useStates(party),
  ]
  return <p>{sentences.join(i18n.language === 'ja' ? '' : ' ')}</p>
}

function useItems({ items, received, supplied }: Party): readonly string[] {
  const { t, i18n } = useTranslation('places')
  const told = (received?.total ?? 0) + (supplied?.total ?? 0)
  if (items.total === 0) return told > 0 ? [] : [t('party.words.noItems')]
  const sides = items.sides.map(({ side, cis }) =>
    t(`party.words.side.${side}`, { number: cis.toLocaleString(i18n.language) }),
  )
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' }).format(sides)
  const unclaimed = items.teams.find(({ team }) => team === null)?.cis ?? 0
  return [
    t('party.words.items', { count: items.total, sides: list }),
    ...(unclaimed > 0 ? [t('party.words.unclaimed', { count: unclaimed })] : []),
    ...(items.above > 0 ? [t('party.words.above', { count: items.above })] : []),
  ]
}

function useTold({ received, supplied }: Party): readonly string[] {
  const { t } = useTranslation('places')
  const counts = { received: received?.total ?? 0, supplied: supplied?.total ?? 0 }
  return (['received', 'supplied'] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : [t(`party.words.${kind}`, { count: counts[kind] })],
  )
}

function useStates({ vulnerabilities, urgent, items }: Party): readonly string[] {
  const { t } = useTranslation('places')
  if (vulnerabilities === null || items.total === 0) return []
  const { total, open, affected, settled } = vulnerabilities
  if (total === 0) return [t('party.words.clean')]
  return [
    t('party.words.vulnerabilities', { count: total }),
    ...(open > 0 ? [t('party.words.open', { count: open })] : []),
    ...(affected > 0 ? [t('party.words.affected', { count: affected })] : []),
    ...(settled === total ? [t('party.words.settled')] : []),
    ...urgent.slice(0, 1).map(({ name }) => t('party.words.urgent', { name })),
  ]
}
