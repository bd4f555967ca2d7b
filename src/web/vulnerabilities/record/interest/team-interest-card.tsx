import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Interest, TeamInterest } from '#contract/intel/interest.ts'
import { Bilingual, useNameOf } from '../../../i18n/bilingual.tsx'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Pulse } from '../../../ui/feedback/pulse.tsx'
import { Why } from '../../../ui/why/why.tsx'
import styles from './interest.module.css'
import { isOfItems } from './reason-keys.ts'
import { SetInterestDialog } from './set-interest-dialog.tsx'
import { useInterestWords } from './use-interest-words.ts'

/** One team's interest: the level, what it asks for, who or what says so, and the way to set it. */
export function TeamInterestCard({ row }: { readonly row: TeamInterest }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const [asked, setAsked] = useState(false)
  const { team, interest, maySet } = row
  return (
    <article className={styles.card} data-team={team.kind}>
      <header className={styles.head}>
        <h3 className={styles.team}>
          <Bilingual name={team.name} />
        </h3>
        {maySet && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('interest.setFor', { team: nameOf(team.name) })}
            onClick={() => setAsked(true)}
          >
            {t(interest?.outdated === true ? 'interest.lookAgain' : 'interest.set')}
          </Button>
        )}
      </header>
      {interest === null ? <Nothing /> : <Known interest={interest} team={nameOf(team.name)} />}
      {asked && <SetInterestDialog row={row} onClose={() => setAsked(false)} />}
    </article>
  )
}

function Nothing() {
  const { t } = useTranslation('vulnerabilities')
  return (
    <>
      <UnknownBadge />
      <p className={styles.quiet}>{t('interest.untouched')}</p>
    </>
  )
}

interface KnownProps {
  readonly interest: Interest
  readonly team: string
}

function Known({ interest, team }: KnownProps) {
  const { set } = interest
  return (
    <>
      <Standing interest={interest} />
      {set !== null && <SetBy set={set} />}
      <Proposal interest={interest} team={team} />
      <Narrowing interest={interest} />
    </>
  )
}

/** The level that holds: what a person set, else what the rules propose. */
function Standing({ interest }: { readonly interest: Interest }) {
  const words = useInterestWords()
  const { set } = interest
  const shown = set === null ? interest : { lower: set.level, upper: set.level }
  const level = words.interval(shown)
  if (level === null) return <UnknownBadge />
  return (
    <p className={styles.standing}>
      <Pulse value={level}>
        <strong className={styles.level}>{level}</strong>
      </Pulse>
      <span className={styles.pace}>{words.pace(shown)}</span>
    </p>
  )
}

function SetBy({ set }: { readonly set: NonNullable<Interest['set']> }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <div className={styles.setBy}>
      <span>
        {t('interest.setBy', { name: set.by === '' ? t('decision.byRenkei') : set.by })}{' '}
        <Moment at={set.at} as="recent" />
      </span>
      {set.note !== '' && <p className={styles.note}>{set.note}</p>}
    </div>
  )
}

/** What the rules say, beside what a person set; with the reasons. */
function Proposal({ interest, team }: KnownProps) {
  const { t } = useTranslation('vulnerabilities')
  const words = useInterestWords()
  const { set, outdated, reasons } = interest
  const interval = words.interval(interest)
  const why = (
    <Why
      of={t('interest.of', { team })}
      sentence={interval === null ? undefined : t('interest.sentence', { interval })}
      reasons={reasons.map((reason) => ({
        label: words.reason(reason),
        value: <ReasonValue values={words.values(reason)} basis={words.basis(reason)} />,
      }))}
    />
  )
  if (reasons.length === 0)
    return set === null ? <p className={styles.quiet}>{t('interest.untouched')}</p> : null
  if (set === null) {
    return (
      <p className={styles.quiet}>
        {t('interest.proposed')} {why}
      </p>
    )
  }
  const proposal = interval ?? words.unknown
  return (
    <p className={outdated ? styles.outdated : styles.quiet}>
      {t(outdated ? 'interest.outdated' : 'interest.proposal', { interval: proposal })} {why}
    </p>
  )
}

function ReasonValue({ values, basis }: { readonly values: string; readonly basis: string }) {
  return (
    <>
      {values !== '' && <span className={styles.values}>{values}</span>}
      <span className={styles.basis}>{basis}</span>
    </>
  )
}

/** The one fact worth finding out. */
function Narrowing({ interest }: { readonly interest: Interest }) {
  const { t } = useTranslation('vulnerabilities')
  const words = useInterestWords()
  const { narrowing, set, outdated } = interest
  if (narrowing === null || (set !== null && !outdated)) return null
  const facts = { fact: words.point(narrowing) }
  return (
    <p className={styles.quiet} data-phrases>
      {t(isOfItems(narrowing) ? 'interest.narrowingItems' : 'interest.narrowing', facts)}
    </p>
  )
}
