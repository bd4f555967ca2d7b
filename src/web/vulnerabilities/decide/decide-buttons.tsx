import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'
import { useOwnTeams } from '../teams/use-teams.ts'
import { DecideDialog } from './decide-dialog.tsx'

interface Props {
  readonly vulnerability: Pick<VulnerabilityRow, 'id' | 'teams'>
}

/** Opens the decision for each of the reader's teams that the vulnerability touches; `e` for the first. */
export function DecideButtons({ vulnerability }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTouchedTeams(vulnerability)
  const [asked, setAsked] = useState<(typeof teams)[number] | null>(null)
  const [first] = teams
  const offer = { keys: 'e', label: t('decide.verb'), group: 'record' } as const
  useShortcut(first === undefined ? null : { ...offer, run: () => setAsked(first) })
  return (
    <>
      {teams.map((team) => (
        <Button
          key={team.id}
          variant={team === first ? 'filled' : 'default'}
          aria-keyshortcuts={team === first ? offer.keys : undefined}
          onClick={() => setAsked(team)}
        >
          {teams.length === 1 ? t('decide.verb') : t('decide.verbAs', { team: nameOf(team.name) })}
        </Button>
      ))}
      {asked !== null && (
        <DecideDialog vulnerabilityId={vulnerability.id} team={asked} opened onClose={() => setAsked(null)} />
      )}
    </>
  )
}

/** The reader's own teams that have items touched; the one of the lens first. */
export function useTouchedTeams({ teams }: Pick<VulnerabilityRow, 'teams'>) {
  return useOwnTeams().filter((own) => teams.some(({ team }) => team?.id === own.id))
}
