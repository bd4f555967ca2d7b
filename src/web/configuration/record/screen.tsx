import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { readCi } from '#contract/inventory/cis.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { ItemImports } from '../../imports/item-imports.tsx'
import { CiRecord } from './ci-record.tsx'

/** One configuration item. */
export function CiScreen() {
  const { id } = useParams({ from: '/in/configuration/$id' })
  const query = useQuery(ask(readCi, { params: { id } }))
  return (
    <Answered query={query}>
      {(ci) => (
        <ItemImports key={ci.id} ci={ci}>
          <CiRecord ci={ci} />
        </ItemImports>
      )}
    </Answered>
  )
}
