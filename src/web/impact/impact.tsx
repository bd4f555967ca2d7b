import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import { Answered } from '../api/answered.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { Butterfly } from './drawing/butterfly.tsx'
import { foldFor } from './drawing/columns.ts'
import { Stations } from './drawing/stations.tsx'
import { FormChoice } from './form-choice.tsx'
import styles from './impact.module.css'
import type { ImpactSearch } from './impact-search.ts'
import { ImpactWords } from './impact-words.tsx'
import { ItemList } from './items/item-list.tsx'
import { Legend } from './legend.tsx'
import { Narrowing } from './narrowing.tsx'
import { NothingTouched } from './nothing-touched.tsx'
import { StaleMark } from './stale-mark.tsx'
import { GraphTable } from './table/graph-table.tsx'
import { GraphTree } from './tree/graph-tree.tsx'
import { useBusy } from './use-busy.ts'
import { useImpactGraph } from './use-impact-graph.ts'
import { useWidth } from './use-width.ts'

interface Props {
  /** `vulnerability:…`, `package:…` or `ci:…`. */
  readonly from: string
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** Below this the columns stand one under the other. */
const wide = 640

/** What a question touches: in words, drawn or as tree or table, and the items behind. */
export function Impact(props: Props) {
  const [frame, width] = useWidth()
  return <div ref={frame}>{width > 0 && <MeasuredImpact {...props} width={width} />}</div>
}

function MeasuredImpact({ from, search, onSearch, width }: Props & { readonly width: number }) {
  const { as = 'drawing', at, open } = search
  const isDrawn = as === 'drawing' && width >= wide
  const auto = foldFor(width - sheetEdges, from.startsWith('ci:') ? 'via' : 'component')
  const fold = isDrawn ? (search.fold ?? auto.join(',')) : undefined
  const busy = useBusy()
  const { query, isOld, isStale, redraw } = useImpactGraph({ from, at, open, fold }, busy.isBusy)
  return (
    <Answered query={query} as="part">
      {(graph) => (
        <div className={styles.impact} data-old={isOld}>
          <ImpactWords graph={graph} />
          {graph.all === 0 ? (
            <NothingTouched />
          ) : (
            <>
              <div className={styles.tools}>
                <FormChoice search={search} onSearch={onSearch} />
                <Narrowing graph={graph} search={search} onSearch={onSearch} />
                <Legend graph={graph} />
              </div>
              <StaleMark graph={graph} isChanged={isStale} onRedraw={redraw} />
              <Sheet edge="flush">
                <div className={styles.sheet} {...busy.watch}>
                  <GraphBody {...{ graph, from, search, onSearch, isDrawn }} width={width - sheetEdges} />
                </div>
              </Sheet>
              <ItemList from={from} search={search} graph={graph} />
            </>
          )}
        </div>
      )}
    </Answered>
  )
}

/** What the sheet takes of the width: its padding and edges. */
const sheetEdges = 26

interface BodyProps extends Props {
  readonly graph: ImpactGraph
  readonly isDrawn: boolean
  readonly width: number
}

function GraphBody({ graph, from, search, onSearch, isDrawn, width }: BodyProps) {
  switch (search.as) {
    case 'table':
      return <GraphTable graph={graph} />
    case 'tree':
      return <GraphTree key={search.at} graph={graph} from={from} at={search.at} />
    default:
      return isDrawn ? (
        <Butterfly graph={graph} search={search} width={width} onSearch={onSearch} />
      ) : (
        <Stations graph={graph} search={search} onSearch={onSearch} />
      )
  }
}
