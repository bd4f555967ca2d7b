import { Popover, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCircle, IconCircleOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Sent } from '#contract/sharing/overview.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { useLocale } from '../../../i18n/locale.tsx'
import { formatMoment } from '../../../ui/dates/format-moment.ts'
import { Pulse } from '../../../ui/feedback/pulse.tsx'
import styles from './sent.module.css'

/** What people were told about, and the way to it. */
export function SentSubject({ subject }: Pick<Sent, 'subject'>) {
  const { t } = useTranslation(['home', 'vulnerabilities'])
  if (subject.kind === 'worklist') return <Link to="/vulnerabilities">{t('sent.summary')}</Link>
  return (
    <Link to="/vulnerabilities/$alias" params={{ alias: subject.shortId }} className={styles.subject}>
      <code>{subject.name}</code> {subject.title === '' ? t('vulnerabilities:untitled') : subject.title}
    </Link>
  )
}

/** How many of those told have read it; pressed, it names them. */
export function PeopleTold({ people }: Pick<Sent, 'people'>) {
  const { t } = useTranslation('home')
  const read = people.filter(({ state }) => state === 'read').length
  const words = t('sent.read', { told: people.length, read })
  return (
    <Popover position="bottom-end" width={320} withRoles trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.told}>
          <Pulse value={words}>
            <span data-digits>{words}</span>
          </Pulse>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus>
        <PeopleList people={people} />
      </Popover.Dropdown>
    </Popover>
  )
}

const marks = { read: IconCheck, unread: IconCircle, over: IconCircleOff } as const

/** Everybody who was told: whether and when they read it, and what became of the mail. */
function PeopleList({ people }: Pick<Sent, 'people'>) {
  const { t } = useTranslation('home')
  const locale = useLocale()
  return (
    <ul className={styles.people}>
      {people.map(({ id, name, state, readAt, mail }) => {
        const Mark = marks[state]
        const mailWords = t(`sent.mail.${mail}`)
        return (
          <li key={id} className={styles.person} data-state={state}>
            <Mark size={15} stroke={1.8} aria-hidden="true" />
            <span>
              {readAt === null
                ? t('sent.person', { name, state: t(`sent.state.${state}`), mail: mailWords })
                : t('sent.personReadAt', { name, at: formatMoment(readAt, locale), mail: mailWords })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Of each team, how many were told and have read it. */
export function TeamsTold({ teams }: Pick<Sent, 'teams'>) {
  const { t } = useTranslation('home')
  const nameOf = useNameOf()
  return (
    <ul className={styles.people}>
      {teams.map(({ team, told, read }) => (
        <li key={team?.id ?? 'nobody'} data-digits>
          {t('sent.readOf', { team: team === null ? t('sent.nobodys') : nameOf(team.name), told, read })}
        </li>
      ))}
    </ul>
  )
}
