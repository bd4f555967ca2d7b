import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import styles from './impact.module.css'
import { useNodeWords } from './use-node-words.ts'
import { useSubject } from './use-subject.ts'

/** How much is touched on which side, what is undecided and unknown, whom it reaches: one paragraph. */
export function ImpactWords({ graph }: { readonly graph: ImpactGraph }) {
  const { t, i18n } = useTranslation('impact')
  const { number } = useNodeWords()
  const { name } = useSubject(graph)
  const { cis, all, open, undetermined, sides } = graph
  const count = (value: number) => ({ count: value, number: number(value) })
  const compared = graph.from.vulnerability?.compared ?? 'all'
  const beyond = compared === 'partly' ? [t('words.partly')] : []
  const joined = (words: readonly string[]) => words.join(i18n.language === 'ja' ? '' : ' ')
  if (all === 0) {
    const nothing = compared === 'nothing' ? t('words.notKnown', { name }) : t('words.nothing', { name })
    return <p className={styles.words}>{joined([nothing, ...beyond])}</p>
  }
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  const parts = sides
    .filter((side) => side.cis > 0)
    .map((side) => t(`words.side.${side.side}`, { number: number(side.cis) }))
  const customers = sides
    .flatMap((side) => side.columns)
    .find((column) => column.id === 'customer' && !column.folded)
  const touched = { name, sides: list.format(parts), ...count(cis) }
  const sentences = [
    graph.from.ci === null ? t('words.touches', touched) : t('words.reaches', touched),
    ...(open === null || open === 0 ? [] : [t('words.open', count(open))]),
    ...(undetermined === null || undetermined === 0 ? [] : [t('words.undetermined', count(undetermined))]),
    ...(customers === undefined || customers.stations === 0
      ? []
      : [t('words.customers', count(customers.stations))]),
  ]
  const narrowed = cis < all ? [t('words.narrowed', { ...count(cis), all: number(all) })] : []
  return (
    <p className={styles.words} data-phrases>
      {joined([...narrowed, ...(cis > 0 ? sentences : []), ...beyond])}
    </p>
  )
}
