import { useTranslation } from 'react-i18next'
import type { Remark } from '#contract/matching/reason.ts'

/** The word for what a record says beside its range: that there is no fix, that it matters little, or why versions are not affected. */
export function useRemark(): (remark: Remark) => string {
  const { t } = useTranslation('vulnerabilities')
  return (remark) => {
    switch (remark) {
      case 'no_fix':
      case 'no_fix_planned':
      case 'end_of_support':
      case 'unimportant':
        return t(`remark.${remark}`)
      default:
        return t(`justification.${remark}.word`)
    }
  }
}
