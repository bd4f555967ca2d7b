import { useTranslation } from 'react-i18next'
import type { TeamState, Vulnerability } from '#contract/matching/findings.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { comparedIn, decidedBy, nextStep } from './touching.ts'

/** Whom it touches: how many items of which team, whose cannot be told, and what no source tells in a way to compare. */
export function useTouchedWords({
  teams,
  records,
}: Pick<Vulnerability, 'teams' | 'records'>): readonly string[] {
  const { t } = useTranslation('vulnerabilities')
  const list = useList()
  const nameOf = useTeamName()
  const compared = comparedIn(records)
  const beyond = compared === 'partly' ? [t('touched.partly')] : []
  if (teams.length === 0)
    return compared === 'nothing' ? [t('touched.unknown')] : [t('touched.none'), ...beyond]
  const parts = teams.map((state) =>
    state.team === null
      ? t('touched.unclaimed', { count: state.cis })
      : t('touched.items', { count: state.cis, team: nameOf(state) }),
  )
  const unsure = teams.filter(({ worst }) => worst !== 'affected')
  const sure = t('touched.sentence', { list: list(parts) })
  return [
    sure,
    ...(unsure.length === 0 ? [] : [t('touched.unsure', { list: list(unsure.map(nameOf)) })]),
    ...beyond,
  ]
}

/** What each team has decided. */
export function useDecidedWords(teams: readonly TeamState[]): readonly string[] {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useTeamName()
  return teams
    .filter(({ team }) => team !== null)
    .map((state) => {
      const { cis, open, affected } = state
      const facts = { team: nameOf(state), count: cis, decided: cis - open, affected }
      return t(`decided.${decidedBy(state)}`, facts)
    })
}

/** What is to be done next, by whom. */
export function useNextWords(teams: readonly TeamState[]): readonly string[] {
  const { t } = useTranslation('vulnerabilities')
  const list = useList()
  const nameOf = useTeamName()
  if (teams.length === 0) return []
  const next = nextStep(teams)
  if (next.step === 'nothing' || next.step === 'assign') return [t(`next.${next.step}`)]
  return [t(`next.${next.step}`, { count: next.count, list: list(next.teams.map(nameOf)) })]
}

/** How a team is called; who has no team is called so. */
function useTeamName(): (state: TeamState) => string {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  return ({ team }) => (team === null ? t('nobody') : nameOf(team.name))
}

function useList(): (parts: readonly string[]) => string {
  const { i18n } = useTranslation()
  const format = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  return (parts) => format.format(parts)
}
