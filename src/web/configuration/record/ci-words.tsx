import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import type { Document } from '#contract/inventory/documents.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { decidedAffected, type Standing } from '../standing/standing.ts'
import { useParts } from '../standing/use-parts.ts'
import { nextStep } from './next-step.ts'
import { useDocuments } from './use-documents.ts'

interface Props {
  readonly ci: Ci
  readonly standing: Standing
}

/** What the item is, whose, of what it is composed, what is open, what is next: one paragraph. */
export function CiWords({ ci, standing }: Props) {
  const { i18n } = useTranslation('configuration')
  const documents = useDocuments(ci.id).data?.pages.flatMap((page) => page.rows)
  const identity = useIdentity(ci)
  const composition = useComposition(ci, documents ?? [])
  const decisions = useDecisions(standing)
  const next = useNext({ ci, standing, documents: documents ?? [] })
  const isComplete = documents !== undefined && standing !== undefined
  const sentences = isComplete ? [...identity, ...composition, ...decisions, next] : identity
  return <p>{sentences.join(i18n.language === 'ja' ? '' : ' ')}</p>
}

function useIdentity(ci: Ci): readonly string[] {
  const { t, i18n } = useTranslation('configuration')
  const nameOf = useNameOf()
  const label = useKindWord()(ci.kind)
  const kind = i18n.language === 'en' ? label.toLocaleLowerCase('en') : label
  const team = ci.team === null ? null : nameOf(ci.team.name)
  const division = ci.division === null ? null : nameOf(ci.division.name)
  return [
    whatItIs(),
    ...(ci.partOf === null ? [] : [t('words.partOf', { whole: ci.partOf.name })]),
    ...(ci.exposure === null ? [] : [t(`words.exposed.${ci.exposure}`)]),
  ]

  function whatItIs(): string {
    if (team !== null && division !== null) return t('words.whatTeamDivision', { team, division, kind })
    if (team !== null) return t('words.whatTeam', { team, kind })
    return division === null ? t('words.what', { kind }) : t('words.whatDivision', { division, kind })
  }
}

function useComposition(ci: Ci, documents: readonly Document[]): readonly string[] {
  const { t } = useTranslation('configuration')
  const parts = useParts(ci.id)?.rows ?? []
  const count = (...states: readonly Document['state'][]) => countIn(documents, states)
  const composed = parts.filter((part) => part.components > 0).length
  const without = composed === 0 ? 0 : parts.length - composed
  const components = t('words.components', { count: ci.components })
  const read = count('read', 'partly')
  const reading = count('received')
  const isUnknown = read + composed + reading === 0
  return [
    ...(read > 0 ? [t('words.composed', { count: read, components })] : []),
    ...(composed > 0 ? [t('words.composedByParts', { count: composed })] : []),
    ...(without > 0 ? [t('words.partsWithout', { count: without })] : []),
    ...(isUnknown ? [t('words.notComposed')] : []),
    ...(reading > 0 ? [t('words.reading')] : []),
    ...(count('partly') > 0 ? [t('words.partly', { count: count('partly') })] : []),
    ...(count('failed') > 0 ? [t('words.unread', { count: count('failed') })] : []),
  ]
}

function countIn(documents: readonly Document[], states: readonly Document['state'][]): number {
  return documents.filter(({ state }) => states.includes(state)).length
}

function useDecisions(standing: Standing): readonly string[] {
  const { t } = useTranslation('configuration')
  if (standing === undefined || standing === null) return []
  const affected = decidedAffected(standing)
  const { open, undetermined, settled } = standing
  const aside = undetermined > 0 ? t('words.openUndetermined', { count: undetermined }) : ''
  return [
    ...(open + affected + settled === 0 ? [t('words.clean')] : []),
    ...(open > 0 ? [`${t('words.open', { count: open })}${aside}${t('words.openEnd')}`] : []),
    ...(affected > 0 ? [t('words.affected', { count: affected })] : []),
    ...(settled > 0 ? [t('words.settled', { count: settled })] : []),
  ]
}

function useNext({ ci, standing, documents }: Props & { readonly documents: readonly Document[] }): string {
  const { t } = useTranslation('configuration')
  const reading = countIn(documents, ['received'])
  return t(`words.next.${nextStep({ hasTeam: ci.team !== null, reading, standing: standing ?? null })}`)
}
