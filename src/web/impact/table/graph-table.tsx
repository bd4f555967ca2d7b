import { useTranslation } from 'react-i18next'
import type { GraphColumn, GraphNode, GraphSide, ImpactGraph } from '#contract/matching/impact-graph.ts'
import { useNodeWords } from '../use-node-words.ts'
import { useSubject } from '../use-subject.ts'
import styles from './graph-table.module.css'

/** The graph as a table: a station a row, with what it leads on to; to be read aloud, and to be copied. */
export function GraphTable({ graph }: { readonly graph: ImpactGraph }) {
  const { t } = useTranslation('impact')
  const { name } = useSubject(graph)
  const asksVerdict = graph.affected !== null
  const asksOpen = graph.open !== null
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('table.caption', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.side')}</th>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('table.station')}</th>
            <th scope="col" className={styles.figure}>
              {t('table.items')}
            </th>
            {asksVerdict && (
              <>
                <th scope="col" className={styles.figure}>
                  {t('table.affected')}
                </th>
                <th scope="col" className={styles.figure}>
                  {t('table.undetermined')}
                </th>
              </>
            )}
            {asksOpen && (
              <th scope="col" className={styles.figure}>
                {t('table.open')}
              </th>
            )}
            <th scope="col">{t('table.next')}</th>
          </tr>
        </thead>
        <tbody>
          {graph.sides.flatMap((side) =>
            side.columns.flatMap((column) =>
              column.nodes.map((node) => (
                <Row key={`${side.side} ${node.id}`} {...{ side, column, node, asksVerdict, asksOpen }} />
              )),
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly side: GraphSide
  readonly column: GraphColumn
  readonly node: GraphNode
  readonly asksVerdict: boolean
  readonly asksOpen: boolean
}

function Row({ side, column, node, asksVerdict, asksOpen }: RowProps) {
  const { t, i18n } = useTranslation('impact')
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  const { nameWord, columnWord, number } = useNodeWords()
  const figure = (value: number | null) => <td className={styles.figure}>{number(value ?? 0)}</td>
  const next = side.columns.flatMap(({ id, nodes }) =>
    nodes.flatMap((to) => {
      const link = side.links.find((one) => one.from === node.id && one.to === to.id)
      return link === undefined ? [] : [{ name: nameWord(to, id), cis: link.cis }]
    }),
  )
  return (
    <tr data-side={side.side}>
      <td className={styles.side}>{t(`sides.${side.side}`)}</td>
      <td className={styles.column}>{columnWord(column.id, side.side)}</td>
      <th scope="row">{nameWord(node, column.id)}</th>
      {figure(node.cis)}
      {asksVerdict && (
        <>
          {figure(node.affected)}
          {figure(node.undetermined)}
        </>
      )}
      {asksOpen && figure(node.open)}
      <td className={styles.next}>
        {list.format(next.map(({ name, cis }) => t('table.step', { name, number: number(cis) })))}
      </td>
    </tr>
  )
}
