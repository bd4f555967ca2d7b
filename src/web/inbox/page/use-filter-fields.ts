import { useTranslation } from 'react-i18next'
import { NoticeKind, NoticeReason } from '#contract/sharing/notices.ts'
import { useMay } from '../../session/me.tsx'
import type { FilterField } from '../../ui/filters/filter.ts'

/** What the inbox can be narrowed by. */
export function useFilterFields(): readonly FilterField[] {
  const { t } = useTranslation('inbox')
  const mayManageSources = useMay()('feed.change')
  const isOffered = (value: string) => mayManageSources || (value !== 'source' && value !== 'administrator')
  return [
    {
      id: 'kind',
      label: t('fields.kind'),
      options: NoticeKind.options
        .filter(isOffered)
        .map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
    },
    {
      id: 'reason',
      label: t('fields.reason'),
      options: NoticeReason.options
        .filter(isOffered)
        .map((reason) => ({ value: reason, label: t(`reasons.${reason}`) })),
    },
  ]
}
