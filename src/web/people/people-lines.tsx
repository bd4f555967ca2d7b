import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Bilingual } from '../i18n/bilingual.tsx'
import { Moment } from '../ui/dates/moment.tsx'
import styles from './people.module.css'

interface TopicProps {
  readonly title: string
  readonly children: ReactNode
}

/** One kind of people, with its heading. */
export function PeopleTopic({ title, children }: TopicProps) {
  return (
    <div className={styles.topic}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </div>
  )
}

interface Line {
  readonly id: string
  readonly name: string
  /** What they are there for, more quietly. */
  readonly aside?: ReactNode
}

interface LinesProps {
  readonly lines: readonly Line[]
  /** How many there are in all. */
  readonly total: number
  /** What stands where there is nobody. */
  readonly nobody: string
}

/** People line by line, and how many others there are. */
export function PeopleLines({ lines, total, nobody }: LinesProps) {
  const { t } = useTranslation('people')
  if (lines.length === 0) return <p className={styles.nobody}>{nobody}</p>
  return (
    <ul className={styles.lines}>
      {lines.map(({ id, name, aside }) => (
        <li key={id} className={styles.line}>
          <span>{name}</span>
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </li>
      ))}
      {total > lines.length && (
        <li className={styles.aside}>{t('others', { count: total - lines.length })}</li>
      )}
    </ul>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

interface Some<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

type Name = Parameters<typeof Bilingual>[0]['name']

/** Who answers for divisions. */
export function Contacts({
  contacts,
}: {
  readonly contacts: Some<Named & { readonly division: { readonly id: string; readonly name: Name } }>
}) {
  const { t } = useTranslation('people')
  return (
    <PeopleLines
      nobody={t('contacts.nobody')}
      total={contacts.total}
      lines={contacts.rows.map(({ id, name, division }) => ({
        id: `${id} ${division.id}`,
        name,
        aside: <Bilingual name={division.name} />,
      }))}
    />
  )
}

interface Decider extends Named {
  readonly team: { readonly id: string; readonly name: Name }
  readonly decisions: number
  readonly at: string
}

/** Who made the decisions that hold. */
export function Deciders({ deciders }: { readonly deciders: Some<Decider> }) {
  const { t } = useTranslation('people')
  return (
    <PeopleLines
      nobody={t('deciders.nobody')}
      total={deciders.total}
      lines={deciders.rows.map(({ id, name, team, decisions, at }) => ({
        id: `${id} ${team.id}`,
        name,
        aside: (
          <>
            <Bilingual name={team.name} /> · {t('deciders.count', { count: decisions })} ·{' '}
            <Moment at={at} as="recent" />
          </>
        ),
      }))}
    />
  )
}

interface TeamPeople {
  readonly total: number
  readonly people: readonly Named[]
}

/** Who decides for a team. */
export function InCharge({ of }: { readonly of: TeamPeople }) {
  const { t } = useTranslation('people')
  return <PeopleLines nobody={t('inCharge.nobody')} total={of.total} lines={of.people} />
}
