import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { ActionBar } from '../../ui/feedback/action-bar.tsx'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'
import type { ListSearch } from '../list/list-search.ts'
import { useOwnTeams } from '../teams/use-teams.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { type Chosen, nothingChosen } from './chosen.ts'

interface Props {
  readonly chosen: Chosen
  readonly search: ListSearch
  /** How many rows the list has in all; null beyond what is counted. */
  readonly total: number | null
  readonly onChange: (chosen: Chosen) => void
}

/** What is chosen in the list, the way to choose all that match, and the decision for each of the reader's teams. */
export function BulkBar({ chosen, search, total, onChange }: Props) {
  const { t, i18n } = useTranslation(['vulnerabilities', 'web', 'worklist'])
  const nameOf = useNameOf()
  const teams = useOwnTeams()
  const [first] = teams
  const [asked, setAsked] = useState<(typeof teams)[number] | null>(null)
  const isEmpty = !chosen.all && chosen.keys.size === 0
  const act = { keys: 'e', label: t('worklist:act'), group: 'list' } as const
  useShortcut(isEmpty || first === undefined ? null : { ...act, run: () => setAsked(first) })
  if (isEmpty) return null
  const number = new Intl.NumberFormat(i18n.language)
  const isMore = !chosen.all && (total === null || total > chosen.keys.size)
  const leave = () => onChange(nothingChosen)
  return (
    <>
      <ActionBar words={chosen.all ? t('bulk.allChosen') : t('web:list.chosen', { count: chosen.keys.size })}>
        {isMore && (
          <Button variant="subtle" onClick={() => onChange({ all: true, keys: chosen.keys, search })}>
            {total === null ? t('bulk.chooseAll') : t('bulk.chooseAllOf', { total: number.format(total) })}
          </Button>
        )}
        <Button variant="subtle" onClick={leave}>
          {t('bulk.leave')}
        </Button>
        {teams.map((team) => (
          <Button
            key={team.id}
            aria-keyshortcuts={team === first ? act.keys : undefined}
            onClick={() => setAsked(team)}
          >
            {teams.length === 1 ? t('decide.verb') : t('decide.verbAs', { team: nameOf(team.name) })}
          </Button>
        ))}
      </ActionBar>
      {asked !== null && (
        <BulkDialog
          team={asked}
          chosen={chosen}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            leave()
          }}
        />
      )}
    </>
  )
}
