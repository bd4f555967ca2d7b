import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { listActivity } from '#contract/matching/activity.ts'
import { Answered } from '../api/answered.tsx'
import { callServer } from '../api/client.ts'
import { askPages } from '../api/query.ts'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { Sheet } from '../ui/page/page.tsx'
import styles from './activity.module.css'
import { ActivityLineView } from './activity-line.tsx'
import { type Group, groupsOf, isIn } from './groups.ts'

/** Of what the activity is: a vulnerability by its id, or an item. */
export type ActivityOf = { readonly vulnerability: string } | { readonly ci: Ci }

/** What happened, newest first: old and new, who and from where. */
export function ActivityTab({ of }: { readonly of: ActivityOf }) {
  const { t } = useTranslation(['activity', 'web'])
  const isOfItem = 'ci' in of
  const [group, setGroup] = useState<Group>('all')
  const activity = useInfiniteQuery(askActivity(isOfItem ? { ci: of.ci.id } : of))
  return (
    <Answered query={activity} as="part">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        const shown = rows.filter((row) => isIn(group, row.kind))
        return (
          <Sheet edge="flush">
            {rows.length > 0 && (
              <div className={styles.tools}>
                <SegmentedControl
                  size="xs"
                  aria-label={t('only')}
                  data={groupsOf(isOfItem).map((value) => ({
                    value,
                    label: value === 'all' ? t('all') : t(`groups.${value}`),
                  }))}
                  value={group}
                  onChange={setGroup}
                />
              </div>
            )}
            {rows.length === 0 && (
              <EmptyState sentence={t(isOfItem ? 'noneOfItem' : 'noneOfVulnerability')} />
            )}
            {rows.length > 0 && shown.length === 0 && <p className={styles.none}>{t('noneSuch')}</p>}
            <ol className={styles.lines}>
              {shown.map((line) => (
                <ActivityLineView key={line.id} line={line} of={of} />
              ))}
            </ol>
            {activity.hasNextPage && (
              <Button
                variant="default"
                className={styles.more}
                loading={activity.isFetchingNextPage}
                onClick={() => activity.fetchNextPage()}
              >
                {t('web:list.more')}
              </Button>
            )}
          </Sheet>
        )
      }}
    </Answered>
  )
}

function askActivity(query: { readonly vulnerability: string } | { readonly ci: string }) {
  return askPages(listActivity, { query }, (cursor) =>
    callServer(listActivity, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
