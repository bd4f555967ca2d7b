import { useTranslation } from 'react-i18next'

/** What a count in a job's result counts; its own name where there are no words for it. */
export function useResultWords(): (name: string) => string {
  const { t } = useTranslation('administration')
  const words = new Map([
    ['records', t('jobs.results.records')],
    ['changed', t('jobs.results.changed')],
    ['rejected', t('jobs.results.rejected')],
    ['entries', t('jobs.results.entries')],
    ['components', t('jobs.results.components')],
    ['added', t('jobs.results.added')],
    ['kept', t('jobs.results.kept')],
    ['removed', t('jobs.results.removed')],
  ])
  return (name) => words.get(name) ?? name
}
