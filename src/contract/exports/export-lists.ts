import type { ExportList } from './export-list.ts'
import { houseLists } from './house.ts'
import { inventoryLists } from './inventory.ts'
import { matchingLists } from './matching.ts'

/** Every list that can be exported. A list route without a line here, or a reason below, fails the build. */
export const exportLists: readonly ExportList[] = [...houseLists, ...inventoryLists, ...matchingLists]

/** List routes that have no file of their own, each with the reason. */
export const unexported: Readonly<Record<string, string>> = {
  'inventory.list-grants':
    'a few names beside an item; the audit trail, which has a file, tells of every one',
  'identity.list-structure-changes': 'a stretch of identity.list-audit',
  'matching.count-findings': 'figures beside the rows of another list',
  'intel.list-product-names':
    'what lists publish themselves, and a few words of people, each of which is in the audit trail, which has a file',
  'intel.list-vex-documents': 'heads of documents, each of which is read whole as it was received',
  'matching.list-conditions': 'a few lines above the findings of a vulnerability, which have a file',
  'matching.list-activity': 'lines of many forms beside each other; the audit trail has a file',
  'matching.list-impact-graph-items': 'its rows are those of matching.stream-impact-items',
  'matching.list-statements':
    'what others say, with texts and products below each; whoever passes it on passes on the document',
  'sharing.list-overview-items': 'a stretch of inventory.list-cis',
  'sharing.list-overview-vulnerabilities': 'a stretch of matching.list-vulnerabilities',
  'sharing.list-saved-lists': 'ways to look at other lists, which have files of their own',
  'sharing.list-sent': 'figures about notices that were sent, not rows to work on elsewhere',
  'matching.read-impact': 'its rows are those of matching.stream-impact-items, which needs no paging',
}
