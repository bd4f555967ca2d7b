import { Button, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#contract/client.ts'
import { type InterestRules, previewInterestRules } from '#contract/intel/interest.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import styles from './interest-rules.module.css'

type Preview = Answer<typeof previewInterestRules>

interface Props {
  /** Null: they cannot be tried as they are. */
  readonly rules: InterestRules | null
}

/** What the rules as typed would change; nothing is written. An answer to other rules than those typed says so. */
export function DryRun({ rules }: Props) {
  const { t } = useTranslation('administration')
  const run = useMutation({
    mutationFn: (tried: InterestRules) => callServer(previewInterestRules, { body: { rules: tried } }),
  })
  const isStale = run.data !== undefined && JSON.stringify(run.variables) !== JSON.stringify(rules)
  return (
    <Sheet>
      <h2 className={styles.title}>{t('interestRules.dryRun.title')}</h2>
      <p className={styles.words}>{t('interestRules.dryRun.lead')}</p>
      <Button
        variant="default"
        loading={run.isPending}
        disabled={rules === null}
        onClick={() => {
          if (rules !== null) run.mutate(rules)
        }}
      >
        {t('interestRules.dryRun.run')}
      </Button>
      {run.error !== null && <FailureBox failure={run.error} during="form" />}
      {run.data !== undefined && (
        <div className={styles.outcome} data-stale={isStale || undefined} aria-live="polite">
          {isStale && <p className={styles.stale}>{t('interestRules.dryRun.stale')}</p>}
          <Outcome preview={run.data} />
        </div>
      )}
    </Sheet>
  )
}

function Outcome({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('administration')
  const levelOf = useLevelWords()
  const { interests, changed, levels, moves } = preview
  return (
    <>
      <p className={styles.words}>
        {t(changed === 0 ? 'interestRules.dryRun.nothing' : 'interestRules.dryRun.changed', {
          changed,
          count: interests,
        })}{' '}
        {t(preview.complete ? 'interestRules.dryRun.since' : 'interestRules.dryRun.newestSince')}{' '}
        <Moment at={preview.since} as="day" />
      </p>
      <div className={styles.tables}>
        <Table withRowBorders className={styles.table}>
          <Table.Caption>{t('interestRules.dryRun.byLevel')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('interestRules.dryRun.level')}</Table.Th>
              <Table.Th className={styles.number}>{t('interestRules.dryRun.before')}</Table.Th>
              <Table.Th className={styles.number}>{t('interestRules.dryRun.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {levels.map((row) => (
              <Table.Tr key={row.level}>
                <Table.Td>{levelOf(row.level)}</Table.Td>
                <Table.Td className={styles.number}>{row.before}</Table.Td>
                <Table.Td className={styles.number}>{row.after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {moves.length > 0 && (
          <ul className={styles.moves}>
            {moves.map(({ from, to, count }) => (
              <li key={`${from} ${to}`}>
                {t('interestRules.dryRun.move', { from: levelOf(from), to: levelOf(to), count })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function useLevelWords() {
  const { t } = useTranslation('words')
  return (level: Preview['levels'][number]['level']) =>
    level === 'unknown' ? t('interest.unknown') : t(`interest.levels.${level}`)
}
