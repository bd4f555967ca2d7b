import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemLine } from '#contract/shapes.ts'
import { placeProblems } from '../forms/placed-problems.ts'

/** What was refused; that no name was given at all is said, in plain words, at the first of the two. */
export function useNameProblems(failure: unknown): readonly ProblemLine[] {
  const { t } = useTranslation('administration')
  const message = t('structure.nameNeeded')
  return useMemo(
    () =>
      placeProblems(failure, { 'identity.organisation-not-found': '/organisationId' }).map((one) =>
        one.path === '/name' ? { ...one, path: '/name/ja', message } : one,
      ),
    [failure, message],
  )
}
