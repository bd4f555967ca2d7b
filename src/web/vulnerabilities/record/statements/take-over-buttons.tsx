import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import type { VexStatement } from '#contract/matching/statements.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { useTouchedTeams } from '../../decide/decide-buttons.tsx'
import { DecideDialog } from '../../decide/decide-dialog.tsx'

interface Props {
  readonly vulnerability: Vulnerability
  readonly statement: VexStatement
}

/**
 * Begins a decision of one's team with what is stated. Nothing is decided before the team has looked at it and chosen
 * the item: a statement holds for a product, a decision for items.
 */
export function TakeOverButtons({ vulnerability, statement }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTouchedTeams(vulnerability)
  const [asked, setAsked] = useState<(typeof teams)[number] | null>(null)
  const proposed = useProposal(statement)
  if (statement.status === 'under_investigation' || statement.items.rows.length === 0) return null
  return (
    <>
      {teams.map((team) => (
        <Button key={team.id} variant="subtle" size="compact-sm" onClick={() => setAsked(team)}>
          {t('statements.takeOver', { team: nameOf(team.name) })}
        </Button>
      ))}
      {asked !== null && (
        <DecideDialog
          vulnerabilityId={vulnerability.id}
          team={asked}
          proposed={proposed}
          opened
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function useProposal({ id, document, status, justification, impact }: VexStatement) {
  const { t } = useTranslation('vulnerabilities')
  const author = document.author ?? t('statements.unknownAuthor')
  const from = t('statements.takenFrom', { author, name: document.name })
  const note = [from, impact].filter((text) => text !== null).join('\n')
  return { of: id, fields: { scope: 'ci', ciId: null, status, justification, note: note.slice(0, 10_000) } }
}
