import { useTranslation } from 'react-i18next'
import type { Ci, Document } from '#contract/inventory/cis.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { decidedAffected, type FindingCounts, type Standing } from '../standing/standing.ts'
import { useDocuments } from './use-documents.ts'
import { useParts } from './use-parts.ts'

interface Props {
  readonly ci: Ci
  readonly standing: Standing
}

/** What the item is, whose, of what it is composed, what is open, what is next: one paragraph. */
export function CiWords({ ci, standing }: Props) {
  const { i18n } = useTranslation('configuration')
  const sentences = [...useIdentity(ci), ...useComposition(ci, standing), ...useDecisions(ci, standing)]
  return <p data-phrases>{sentences.join(i18n.language === 'ja' ? '' : ' ')}</p>
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

function useComposition(ci: Ci, standing: Standing): readonly string[] {
  const { t } = useTranslation('configuration')
  const documents = useDocuments(ci.id).data?.pages.flatMap((page) => page.rows)
  const parts = useParts(ci.id)
  if (documents === undefined || parts === undefined) return []
  const count = (...states: readonly Document['state'][]) =>
    documents.filter(({ state }) => states.includes(state)).length
  const composedParts = parts.rows.filter((part) => part.components > 0).length
  const without = parts.rows.length - composedParts
  const components = t('words.components', { count: ci.components })
  const read = count('read', 'partly')
  return [
    ...(read > 0 ? [t('words.composed', { count: read, components })] : []),
    ...(composedParts > 0 ? [t('words.composedByParts', { count: composedParts })] : []),
    ...(composedParts > 0 && without > 0 ? [t('words.partsWithout', { count: without })] : []),
    ...(read === 0 && composedParts === 0 && standing === null ? [t('words.notComposed')] : []),
    ...(count('received') > 0 ? [t('words.reading')] : []),
    ...(count('partly') > 0 ? [t('words.partly', { count: count('partly') })] : []),
    ...(count('failed') > 0 ? [t('words.unread', { count: count('failed') })] : []),
  ]
}

function useDecisions(ci: Ci, standing: Standing): readonly string[] {
  const { t } = useTranslation('configuration')
  if (standing === undefined) return []
  if (standing === null) return [t(`words.next.${ci.team === null ? 'team' : 'document'}`)]
  const affected = decidedAffected(standing)
  const { open, undetermined, settled } = standing
  const isClean = open + affected + settled === 0
  return [
    ...(isClean ? [t('words.clean')] : []),
    ...(open > 0 ? [openSentence()] : []),
    ...(affected > 0 ? [t('words.affected', { count: affected })] : []),
    ...(settled > 0 ? [t('words.settled', { count: settled })] : []),
    t(`words.next.${nextStep(ci, standing)}`),
  ]

  function openSentence(): string {
    const aside = undetermined > 0 ? t('words.openUndetermined', { count: undetermined }) : ''
    return `${t('words.open', { count: open })}${aside}${t('words.openEnd')}`
  }
}

function nextStep(ci: Ci, counts: FindingCounts): 'team' | 'decide' | 'fix' | 'nothing' {
  if (ci.team === null) return 'team'
  if (counts.open > 0) return 'decide'
  return decidedAffected(counts) > 0 ? 'fix' : 'nothing'
}
