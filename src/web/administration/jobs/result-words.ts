import { useTranslation } from 'react-i18next'
import { FeedOutcome } from '#contract/intel/feeds.ts'

/** What a count in a job's result counts; its own name where there are no words for it. */
export function useResultWords(): (name: string) => string {
  const { t } = useTranslation('administration')
  const words = new Map([
    ['outcome', t('jobs.results.outcome')],
    ['records', t('jobs.results.records')],
    ['weighed', t('jobs.results.weighed')],
    ['changed', t('jobs.results.changed')],
    ['decided', t('jobs.results.decided')],
    ['overtaken', t('jobs.results.overtaken')],
    ['undone', t('jobs.results.undone')],
    ['withdrawn', t('jobs.results.withdrawn')],
    ['withoutScheme', t('jobs.results.withoutScheme')],
    ['older', t('jobs.results.older')],
    ['newModel', t('jobs.results.newModel')],
    ['rejected', t('jobs.results.rejected')],
    ['entries', t('jobs.results.entries')],
    ['components', t('jobs.results.components')],
    ['added', t('jobs.results.added')],
    ['kept', t('jobs.results.kept')],
    ['removed', t('jobs.results.removed')],
    ['readAgain', t('jobs.results.readAgain')],
    ['readOtherwise', t('jobs.results.readOtherwise')],
    ['notReadAgain', t('jobs.results.notReadAgain')],
    ['keyedComponents', t('jobs.results.keyedComponents')],
    ['keyedNames', t('jobs.results.keyedNames')],
    ['keyedProducts', t('jobs.results.keyedProducts')],
    ['derivedRecords', t('jobs.results.derivedRecords')],
    ['changedVulnerabilities', t('jobs.results.changedVulnerabilities')],
  ])
  return (name) => words.get(name) ?? name
}

/** A result that is no count, in words where there are any. */
export function useValueWords(): (name: string, value: number | string) => number | string {
  const { t } = useTranslation('administration')
  const outcomes = new Map<number | string, string>(
    FeedOutcome.options.map((outcome) => [outcome, t(`sources.fetch.outcomes.${outcome}`)]),
  )
  return (name, value) => (name === 'outcome' ? (outcomes.get(value) ?? value) : value)
}
