import type { Rating } from '../feeds/feed.ts'
import { isPlausible } from '../records/times.ts'

/** A current record of a vulnerability, as far as the leading facts need it. */
export interface Member {
  readonly sourceId: string
  readonly name: string
  readonly title: string
  readonly rating: Rating | null
  readonly vector: string | null
  readonly score: number | null
  readonly published: Temporal.Instant | null
  readonly withdrawn: Temporal.Instant | null
}

/** What a vulnerability shows of its records. */
export interface LeadingFacts {
  readonly title: string
  readonly rating: Rating | null
  readonly vector: string | null
  readonly score: number | null
  /** `source:record` of the severity; null: nobody rates it. */
  readonly ratedBy: string | null
  readonly published: Temporal.Instant | null
  readonly withdrawn: Temporal.Instant | null
}

/**
 * Title and severity each come from the record that leads in it: not withdrawn before withdrawn; with a title (with a
 * score, then with a word) before without; then by name and source. Published is the earliest time that can be true;
 * withdrawn it is only when every record of it is.
 */
export function leadingFacts(members: readonly Member[], now: Temporal.Instant): LeadingFacts {
  const titled = lead(members, [({ title }) => title === ''])
  const rated = lead(members, [({ score }) => score === null, ({ rating }) => rating === null])
  const isRated = rated !== undefined && (rated.rating !== null || rated.vector !== null)
  const published = members.flatMap((one) => one.published ?? []).filter((time) => isPlausible(time, now))
  const withdrawn = members.flatMap((one) => one.withdrawn ?? [])
  return {
    title: titled?.title ?? '',
    rating: rated?.rating ?? null,
    vector: rated?.vector ?? null,
    score: rated?.score ?? null,
    ratedBy: isRated ? `${rated.sourceId}:${rated.name}` : null,
    published: published.toSorted(Temporal.Instant.compare)[0] ?? null,
    withdrawn:
      members.length > 0 && withdrawn.length === members.length
        ? (withdrawn.toSorted(Temporal.Instant.compare).at(-1) ?? null)
        : null,
  }
}

type Lack = (member: Member) => boolean

/** The first of those that lack least; what is withdrawn lacks most. */
function lead(members: readonly Member[], lacks: readonly Lack[]): Member | undefined {
  const all: readonly Lack[] = [({ withdrawn }) => withdrawn !== null, ...lacks]
  return members.toSorted((a, b) => {
    for (const lack of all) {
      const difference = Number(lack(a)) - Number(lack(b))
      if (difference !== 0) return difference
    }
    return compareTexts(a.name, b.name) || compareTexts(a.sourceId, b.sourceId)
  })[0]
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
