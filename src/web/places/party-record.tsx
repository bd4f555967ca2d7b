import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { LinkButton } from '../configuration/link-button.tsx'
import { useNameOf } from '../i18n/bilingual.tsx'
import { RecordPage, type RecordTab } from '../ui/record/record-page.tsx'
import { ItemsTab } from './items-tab.tsx'
import { narrowedTo } from './narrowed-to.ts'
import { PartyRail } from './party-rail.tsx'
import { PartyWords } from './party-words.tsx'
import { PeopleTab } from './people-tab.tsx'
import { ToldTab } from './told-tab.tsx'
import { UrgentTab } from './urgent-tab.tsx'

interface Props {
  readonly party: Party
  /** Which tab is open; the first where none was chosen. */
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
}

/** An organisation, a division or a team: what is its own, what is to do there, who belongs to it. */
export function PartyRecord({ party, tab = '', onTab }: Props) {
  const { t } = useTranslation('places')
  const nameOf = useNameOf()
  return (
    <RecordPage
      id={t(`roles.${party.role ?? 'part'}`)}
      title={nameOf(party.name)}
      action={
        party.vulnerabilities !== null && (
          <LinkButton to="/vulnerabilities" search={narrowedTo(party)} variant="default">
            {t('party.worklist')}
          </LinkButton>
        )
      }
      words={<PartyWords party={party} />}
      tab={tab}
      onTab={onTab}
      tabs={useTabs(party)}
      rail={<PartyRail party={party} />}
    />
  )
}

/** Only what there is to see: tabs without anything behind them, or nothing for the reader, are left away. */
function useTabs(party: Party): readonly RecordTab[] {
  const { t } = useTranslation('places')
  const { vulnerabilities, items, received, supplied, people } = party
  const told = ([kind, listed]: readonly [
    'received' | 'supplied',
    Party['received'],
  ]): readonly RecordTab[] =>
    listed === null || listed.total === 0
      ? []
      : [
          {
            id: kind,
            label: t(`party.tabs.${kind}`),
            count: listed.total,
            content: <ToldTab party={party} kind={kind} listed={listed} />,
          },
        ]
  const tabs = [...told(['received', received]), ...told(['supplied', supplied])]
  // Of whom the reader sees no items, what went there or came from there is what the page has to tell.
  const isFirst = items.total === 0
  return [
    ...(isFirst ? tabs : []),
    ...(vulnerabilities === null
      ? []
      : [
          {
            id: 'vulnerabilities',
            label: t('party.tabs.vulnerabilities'),
            count: vulnerabilities.total - vulnerabilities.settled,
            content: <UrgentTab party={party} states={vulnerabilities} />,
          },
        ]),
    {
      id: 'items',
      label: t('party.tabs.items'),
      count: items.total,
      content: <ItemsTab party={party} />,
    },
    ...(isFirst ? [] : tabs),
    ...(people === null
      ? []
      : [
          {
            id: 'people',
            label: t('party.tabs.people'),
            count: people.total,
            content: <PeopleTab party={party} people={people} />,
          },
        ]),
  ]
}
