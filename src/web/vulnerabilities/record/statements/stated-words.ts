import { useTranslation } from 'react-i18next'
import type { FindingStatement, VexStatement } from '#contract/matching/statements.ts'

type Stated = Pick<
  FindingStatement & VexStatement,
  'status' | 'statusWord' | 'justification' | 'justificationWord'
>

/** What is stated in one phrase; the author's own word goes along where ours does not say the same. */
export function useStatedWords(): (stated: Stated) => string {
  const { t } = useTranslation('vulnerabilities')
  return ({ status, statusWord, justification, justificationWord }) => {
    const own = t(`status.${status}.word`)
    const word = statusWord === null ? own : t('statements.ownWord', { status: own, word: statusWord })
    const reason = justification === null ? justificationWord : t(`justification.${justification}.word`)
    return reason === null ? word : t('status.because', { status: word, reason })
  }
}
