import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { useKindWord } from '../configuration/kinds/use-kinds.ts'
import { Facts } from '../ui/facts/facts.tsx'
import { RailSection } from '../ui/record/record-page.tsx'
import { narrowedTo } from './narrowed-to.ts'
import { PartyLink } from './party-link.tsx'
import styles from './places.module.css'

/** Its names, where it belongs, what belongs to it, and how its items are spread. */
export function PartyRail({ party }: { readonly party: Party }) {
  const { t } = useTranslation('places')
  const { divisions, teams, items, kind } = party
  const nameIn = (language: 'ja' | 'en') =>
    party.name[language] === null ? (
      <span className={styles.quiet}>{t('party.rail.noName')}</span>
    ) : (
      <span lang={language}>{party.name[language]}</span>
    )
  return (
    <>
      <RailSection title={t('party.rail.about')}>
        <Facts
          facts={[
            { name: t('party.rail.nameJa'), value: nameIn('ja') },
            { name: t('party.rail.nameEn'), value: nameIn('en') },
          ]}
        />
        {kind !== 'organisation' && (
          <Facts
            facts={[
              {
                name: t('party.rail.organisation'),
                value: <PartyLink kind="organisation" party={party.organisation} />,
              },
            ]}
          />
        )}
      </RailSection>
      <Places
        title={t('party.rail.divisions')}
        rows={divisions.map((one) => ({ kind: 'division', party: one }))}
      />
      <Places title={t('party.rail.teams')} rows={teams.map((one) => ({ kind: 'team', party: one }))} />
      <Kinds party={party} />
      {kind === 'team' && (
        <Figures
          title={t('party.rail.itemDivisions')}
          rows={items.divisions.map(({ division, cis }) => ({
            key: division?.id ?? '',
            name:
              division === null ? t('party.rail.noDivision') : <PartyLink kind="division" party={division} />,
            cis,
          }))}
        />
      )}
      {kind === 'division' && (
        <Figures
          title={t('party.rail.itemTeams')}
          rows={items.teams.map(({ team, cis }) => ({
            key: team?.id ?? '',
            name: team === null ? t('party.rail.noTeam') : <PartyLink kind="team" party={team} />,
            cis,
          }))}
        />
      )}
    </>
  )
}

interface PlacesProps {
  readonly title: string
  readonly rows: readonly {
    readonly kind: 'division' | 'team'
    readonly party: Party['divisions'][number]
  }[]
}

function Places({ title, rows }: PlacesProps) {
  if (rows.length === 0) return null
  return (
    <RailSection title={title}>
      <ul className={styles.places}>
        {rows.map(({ kind, party }) => (
          <li key={party.id}>
            <PartyLink kind={kind} party={party} />
          </li>
        ))}
      </ul>
    </RailSection>
  )
}

function Kinds({ party }: { readonly party: Party }) {
  const { t } = useTranslation('places')
  const kindWord = useKindWord()
  const rows = party.items.kinds.map(({ kind, cis }) => ({
    key: kind,
    name: (
      <Link to="/configuration" search={{ ...narrowedTo(party), kind }}>
        {kindWord(kind)}
      </Link>
    ),
    cis,
  }))
  return <Figures title={t('party.rail.kinds')} rows={rows} />
}

interface FiguresProps {
  readonly title: string
  readonly rows: readonly { readonly key: string; readonly name: ReactNode; readonly cis: number }[]
}

function Figures({ title, rows }: FiguresProps) {
  const { i18n } = useTranslation()
  if (rows.length === 0) return null
  return (
    <RailSection title={title}>
      <ul className={styles.places}>
        {rows.map(({ key, name, cis }) => (
          <li key={key} className={styles.figure}>
            <span>{name}</span>
            <span data-digits>{cis.toLocaleString(i18n.language)}</span>
          </li>
        ))}
      </ul>
    </RailSection>
  )
}
