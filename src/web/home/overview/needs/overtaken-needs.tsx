import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/sharing/overview.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import { useMayDecide } from '../../../vulnerabilities/teams/use-teams.ts'
import type { Need } from './need.ts'

/** Interests that a person of the reader's teams set, and that facts have overtaken since. */
export function useOvertakenNeeds(teams: NonNullable<Overview['teams']>): readonly Need[] {
  const { t } = useTranslation('home')
  const nameOf = useNameOf()
  const numberOf = useCountWords()
  const mayDecide = useMayDecide()
  return teams
    .filter(({ team, overtaken }) => mayDecide(team.id) && overtaken !== 0)
    .map(({ team, overtaken }) => ({
      id: `overtaken-${team.id}`,
      sentence: (
        <Link to="/overview/$part" params={{ part: 'overtaken' }} search={{ team: team.id }}>
          {t('needs.overtaken', { team: nameOf(team.name), ...numberOf(overtaken) })}
        </Link>
      ),
    }))
}
