import { useTranslation } from 'react-i18next'
import type { GraphColumn, GraphNode, GraphSide } from '#contract/matching/impact-graph.ts'
import { useKindWord } from '../configuration/kinds/use-kinds.ts'
import { useNameOf } from '../i18n/bilingual.tsx'

/** What a node is called, and what is said of the items that pass it. */
export function useNodeWords() {
  const { t, i18n } = useTranslation('impact')
  const nameOf = useNameOf()
  const kindWord = useKindWord()
  const digits = new Intl.NumberFormat(i18n.language)
  const columnWord = (column: GraphColumn['id'], side: GraphSide['side']) =>
    column === 'item' ? t(`columns.item.${side}`) : t(`columns.${column}`)

  const nameWord = (node: GraphNode, column: GraphColumn['id']): string => {
    if (node.is === 'others')
      return t('others', { count: node.stations, number: digits.format(node.stations) })
    if (node.is === 'none') return t(`none.${column}`)
    if (column === 'via') return viaWord(node.name)
    if (node.bilingual !== null) return nameOf(node.bilingual)
    return [node.name, node.version].filter((part) => part !== null && part !== '').join(' ')
  }

  /** Where room is short: of a component only the last part of its name. */
  const shortWord = (node: GraphNode, column: GraphColumn['id']): string => {
    if (column !== 'component' || node.is !== 'one') return nameWord(node, column)
    return nameWord({ ...node, name: node.name?.split(/[/:]/).at(-1) ?? null }, column)
  }

  function viaWord(via: string | null): string {
    switch (via) {
      case 'self':
      case 'connects-to':
      case 'builds':
      case 'contains':
      case 'uses':
        return t(`via.${via}`)
      default:
        return via ?? ''
    }
  }

  const count = (value: number) => ({ count: value, number: digits.format(value) })

  /** Everything that is known of a node, for hovering and for those who do not see the drawing. */
  const figures = (
    node: Pick<GraphNode, 'cis' | 'affected' | 'undetermined' | 'open'>,
  ): readonly string[] => [
    t('items', count(node.cis)),
    ...(node.affected === null || node.affected === 0 ? [] : [t('affected', count(node.affected))]),
    ...(node.undetermined === null || node.undetermined === 0
      ? []
      : [t('undetermined', count(node.undetermined))]),
    ...(node.open === null || node.open === 0 ? [] : [t('open', count(node.open))]),
  ]

  return {
    nameWord,
    shortWord,
    columnWord,
    figures,
    kindWord,
    number: (value: number) => digits.format(value),
  }
}
