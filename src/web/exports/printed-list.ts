import type { ExportList } from '#contract/exports/export-list.ts'
import { exportLists } from '#contract/exports/export-lists.ts'

/** Which list stands at the path: `cis/0190…/components` is that of components of an item. */
export function listAt(path: string): ExportList | undefined {
  const parts = path.split('/')
  return exportLists.find(({ route }) => {
    const wanted = route.path.slice(1).split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''))
    )
  })
}
