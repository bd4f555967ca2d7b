import { listNotices } from '#contract/sharing/notices.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useFilterWords } from '../../exports/filter-words.ts'
import { filterOf, type InboxSearch } from '../inbox-search.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** Takes the inbox along as it is narrowed. */
export function InboxExport({ search }: { readonly search: InboxSearch }) {
  const { kind, reason } = search
  const about = useFilterWords({ fields: useFilterFields(), value: { kind, reason }, q: undefined })
  return <ExportMenu of={listNotices} input={{ query: filterOf(search) }} about={about} />
}
