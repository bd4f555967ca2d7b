import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listSent, type Sent } from '#contract/sharing/overview.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { formatMoment } from '../../ui/dates/format-moment.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { useCountWords } from '../../vulnerabilities/count-words.ts'
import { PeopleTold, SentSubject, TeamsTold } from '../overview/sent/sent-words.tsx'
import { PartPage } from './part-page.tsx'

/** What was sent to whom, and who has read it; the newest first. */
export function SentPart({ since }: { readonly since: string | undefined }) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  const locale = useLocale()
  const query = since === undefined ? {} : { since }
  const list = useInfiniteQuery(
    askPages(listSent, { query }, (cursor) =>
      callServer(listSent, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
    ),
  )
  const time = since === undefined ? '' : ` ${t('lead.since', { at: formatMoment(since, locale) })}`
  return (
    <PartPage
      title={t('sent.title')}
      lead={(total) => `${t('sent.lead', numberOf(total))}${time}`}
      none={t('sent.none')}
      list={list}
      columns={useSentColumns()}
      keyOf={({ subject }) => (subject.kind === 'worklist' ? subject.batch : subject.id)}
      epoch={JSON.stringify(query)}
    />
  )
}

function useSentColumns(): readonly Column<Sent>[] {
  const { t } = useTranslation('home')
  return [
    {
      id: 'subject',
      title: t('sent.columns.subject'),
      cell: ({ subject }) => <SentSubject subject={subject} />,
    },
    {
      id: 'teams',
      title: t('sent.columns.teams'),
      width: '260px',
      whenNarrow: 'below',
      cell: ({ teams }) => <TeamsTold teams={teams} />,
    },
    {
      id: 'people',
      title: t('sent.columns.people'),
      width: '150px',
      narrowWidth: '136px',
      cell: ({ people }) => <PeopleTold people={people} />,
    },
    {
      id: 'at',
      title: t('sent.columns.at'),
      width: '144px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: ({ at }) => <Moment at={at} as="recent" />,
    },
  ]
}
