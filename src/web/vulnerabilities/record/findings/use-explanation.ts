import { useTranslation } from 'react-i18next'
import { type Explained, explainHit, type SayWhy } from '#contract/matching/reason-words.ts'

/** Why something counts as hit, in whole sentences of the reader's language. */
export function useExplanation(): (explained: Explained) => string {
  const { i18n } = useTranslation()
  const say = useSayWhy()
  return (explained) => explainHit(say, explained).join(i18n.language === 'ja' ? '' : ' ')
}

/** Texts of the explanations. */
export function useSayWhy(): SayWhy {
  const { t } = useTranslation('words')
  return (key, facts) => t(key, { ...facts })
}
