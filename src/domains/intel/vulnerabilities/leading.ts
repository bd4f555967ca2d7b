import { strictest, type Tlp } from '#formats/advisory/tlp.ts'
import { readCvss } from '#formats/cvss/index.ts'
import type { Rating } from '../feeds/feed.ts'
import { feeds } from '../feeds/index.ts'
import { plausibleTime } from '../records/times.ts'

/** A current record of a vulnerability, as far as the leading facts need it. */
export interface Member {
  readonly sourceId: string
  readonly name: string
  readonly title: string
  /** The source's own word. */
  readonly word: Rating | null
  readonly vector: string | null
  readonly score: number | null
  /** RFC 3339 */
  readonly published: string | null
  readonly withdrawn: string | null
  /** Absent or null: for everybody. */
  readonly tlp?: Tlp | null
}

/** What a vulnerability shows of its records. */
export interface LeadingFacts {
  readonly title: string
  /** By our score; the source's own word only where there is none. */
  readonly rating: Rating | null
  readonly vector: string | null
  readonly score: number | null
  /** `source:record` of the severity; null: nobody rates it. */
  readonly ratedBy: string | null
  readonly published: string | null
  readonly withdrawn: string | null
  /** The strictest label of its records: what only some may read shows nowhere else. */
  readonly tlp: Tlp
}

/**
 * Title and severity each come from the record that leads in it: not withdrawn before withdrawn; with a title (with a
 * score, then with a word) before without; for the title an advisory before an entry of a list (KEV names product and
 * class only); then by the feed's rank (the NVD last), name and source. Published is the earliest time that can be true;
 * withdrawn it is only when every record of it is.
 */
export function leadingFacts(members: readonly Member[], now: Temporal.Instant): LeadingFacts {
  const titled = lead(members, [({ title }) => title === '', isListEntry])
  const rated = lead(members, [({ score }) => score === null, ({ word }) => word === null])
  const rating = rated === undefined ? null : ratingOf(rated)
  const isRated = rated !== undefined && (rating !== null || rated.vector !== null)
  const published = members.flatMap((one) => one.published ?? [])
  const withdrawn = members.flatMap((one) => one.withdrawn ?? [])
  return {
    title: titled?.title ?? '',
    rating,
    vector: rated?.vector ?? null,
    score: rated?.score ?? null,
    ratedBy: isRated ? `${rated.sourceId}:${rated.name}` : null,
    published: byTime(published.filter((time) => plausibleTime(time, now) !== null))[0] ?? null,
    withdrawn: withdrawn.length === members.length ? (byTime(withdrawn).at(-1) ?? null) : null,
    tlp: strictest(members.map(({ tlp }) => tlp ?? 'clear')),
  }
}

function ratingOf({ vector, score, word }: Member): Rating | null {
  const read = vector === null || score === null ? undefined : readCvss(vector)
  return read?.ok ? read.value.rating : word
}

function byTime(times: readonly string[]): readonly string[] {
  return times.length < 2 ? times : times.toSorted((a, b) => Date.parse(a) - Date.parse(b))
}

type Lack = (member: Member) => boolean

const isListEntry: Lack = ({ sourceId }) => feeds.get(sourceId)?.shape === 'exploitation'

/** The first of those that lack least; what is withdrawn lacks most. */
function lead(members: readonly Member[], lacks: readonly Lack[]): Member | undefined {
  if (members.length < 2) return members[0]
  const all: readonly Lack[] = [({ withdrawn }) => withdrawn !== null, ...lacks]
  return members.toSorted((a, b) => {
    for (const lack of all) {
      const difference = Number(lack(a)) - Number(lack(b))
      if (difference !== 0) return difference
    }
    return rankOf(a) - rankOf(b) || compareTexts(a.name, b.name) || compareTexts(a.sourceId, b.sourceId)
  })[0]
}

/** Sources that repeat and derive come after those that say it first. */
function rankOf({ sourceId }: Member): number {
  const feed = feeds.get(sourceId)
  return feed?.shape === 'records' ? feed.rank : 0
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
