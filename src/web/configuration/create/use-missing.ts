import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemLine } from '#contract/shapes.ts'
import type { DraftFields } from './draft-fields.ts'

/** What is still missing, told at its fields before the server is asked. */
export function useMissing({ kind, name }: Pick<DraftFields, 'kind' | 'name'>): readonly ProblemLine[] {
  const { t } = useTranslation('configuration')
  const hasName = name.trim() !== ''
  return useMemo(
    () => [
      ...(kind === null ? [{ path: '/kind', code: 'kind', message: t('create.kindMissing') }] : []),
      ...(hasName ? [] : [{ path: '/name', code: 'name', message: t('create.nameMissing') }]),
    ],
    [kind, hasName, t],
  )
}
