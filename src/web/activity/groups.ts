import type { ActivityLine } from '#contract/matching/activity.ts'

/** What of the activity is shown. */
export type Group = 'all' | 'work' | 'facts' | 'changes'

type Kind = ActivityLine['kind']

const kinds: Readonly<Record<Exclude<Group, 'all'>, readonly Kind[]>> = {
  work: ['decision', 'interest'],
  facts: ['record', 'listing', 'hits'],
  changes: ['item', 'document', 'relation'],
}

/** Groups that can have something in them. */
export function groupsOf(isOfItem: boolean): readonly Group[] {
  return isOfItem ? ['all', 'changes', 'facts', 'work'] : ['all', 'work', 'facts']
}

/** Whether lines of the kind are shown. */
export function isIn(group: Group, kind: Kind): boolean {
  return group === 'all' || kinds[group].includes(kind)
}
