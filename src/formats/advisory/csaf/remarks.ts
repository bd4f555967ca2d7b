import { type Remark, remarks } from '../model/advisory.ts'
import type { CsafAbout, CsafDocument, CsafVulnerability } from './model.ts'

/** What is said of products beside their status, by product id. */
export interface Remarks {
  /** Why they are not affected. */
  readonly excuses: ReadonlyMap<string, Remark>
  /** That there is no fix. */
  readonly fixless: ReadonlyMap<string, Remark>
}

/** CSAF 2.0 §3.2.3.12.1: the categories of remediations that say there is no fix. */
const fixlessCategories: ReadonlyMap<string, Remark> = new Map([
  ['no_fix_planned', 'no_fix_planned'],
  ['none_available', 'no_fix'],
])

const endOfSupport = /\b(?:out of support|end of (?:life|support)|no longer supported)\b/i

/** The flags and the remediations of a vulnerability, each by the products it names; of all where it names none. */
export function remarksOf(
  document: CsafDocument,
  { flags, remediations, statuses }: CsafVulnerability,
): Remarks {
  const excuses = new Map<string, Remark>()
  const fixless = new Map<string, Remark>()
  const seen = new Set<string>()
  // A group that many refer to is gone through once for each remark.
  const once = (place: string, ids: () => readonly string[]) => {
    if (seen.has(place)) return []
    seen.add(place)
    return ids()
  }
  const keep = ({ productIds, groupIds }: CsafAbout, into: Map<string, Remark>, remark: Remark) => {
    const ofGroups = groupIds.flatMap((id) => once(`${remark} ${id}`, () => document.groups.get(id) ?? []))
    const isOfAll = productIds.length + groupIds.length === 0
    const all = isOfAll ? once(remark, () => [...statuses.values()].flat()) : []
    for (const id of [...productIds, ...ofGroups, ...all]) into.set(id, remark)
  }
  for (const flag of flags) {
    const label = remarks.find((one) => one === flag.kind)
    if (label !== undefined) keep(flag, excuses, label)
  }
  for (const remediation of remediations) {
    const category = fixlessCategories.get(remediation.kind)
    if (category === undefined) continue
    keep(remediation, fixless, endOfSupport.test(remediation.text ?? '') ? 'end_of_support' : category)
  }
  return { excuses, fixless }
}
