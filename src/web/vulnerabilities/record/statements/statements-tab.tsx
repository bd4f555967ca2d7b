import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { listStatements } from '#contract/matching/statements.ts'
import { Answered } from '../../../api/answered.tsx'
import { callServer } from '../../../api/client.ts'
import { askPages } from '../../../api/query.ts'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { StatementLine } from './statement-line.tsx'
import styles from './statements.module.css'

/** What others state about the vulnerability, each with who says it. Decisions are made elsewhere. */
export function StatementsTab({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const statements = useInfiniteQuery(askStatements(vulnerability.id))
  return (
    <Answered query={statements} as="part">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0) return <EmptyState sentence={t('statements.none')} />
        return (
          <Sheet edge="flush">
            <p className={styles.meaning}>{t('statements.meaning')}</p>
            <ol className={styles.lines}>
              {rows.map((statement) => (
                <StatementLine key={statement.id} vulnerability={vulnerability} statement={statement} />
              ))}
            </ol>
            {statements.hasNextPage && (
              <Button
                variant="default"
                className={styles.more}
                loading={statements.isFetchingNextPage}
                onClick={() => statements.fetchNextPage()}
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

function askStatements(alias: string) {
  const params = { alias }
  return askPages(listStatements, { params }, (cursor) =>
    callServer(listStatements, { params, query: cursor === undefined ? {} : { cursor } }),
  )
}
