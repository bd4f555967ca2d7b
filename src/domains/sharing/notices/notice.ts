/** What a notice is about: one vulnerability, many at once, that one is over, a source that fails, one's report that ended. */
export type NoticeKind = 'findings' | 'summary' | 'closed' | 'source' | 'report'

/** Roles that are told of findings. */
export type ToldRole = 'responder' | 'engineer' | 'handler'

/**
 * Why somebody is told: the role, and for which team (without one where no team is responsible); or that they are named
 * for a restricted item, as its owner or because it was given to them; or that they look after the sources; or that they
 * reported it.
 */
export interface Reason {
  readonly role: ToldRole | 'owner' | 'given' | 'administrator' | 'reporter'
  readonly team: { readonly id: string; readonly ja: string | null; readonly en: string | null } | null
}

interface Grown {
  /** Configuration items that newly want a decision, as far as the person may see them. */
  readonly items: number
  /** What brought it: a job's id or another cause. */
  readonly batch: string
  /** When it began, RFC 3339. */
  readonly since: string
  /** Places in the outbox of the events counted in, newest last, so that none counts twice. */
  readonly events: readonly number[]
}

/** What fills the text of a notice about one vulnerability. */
export interface FindingsFacts extends Grown {
  readonly name: string
  readonly title: string
}

/** What fills the text of a notice that stands for many of one batch. */
export interface SummaryFacts extends Grown {
  readonly vulnerabilities: number
  /** The newest vulnerabilities, so that one that comes for two teams counts once. */
  readonly recent: readonly string[]
}

/**
 * Why findings closed: every source withdrew the vulnerability · it turned out to be another · it no longer meets
 * anything in use · it no longer meets what the person answers for.
 */
export type Ending = 'withdrawn' | 'merged' | 'corrected' | 'gone'

/** What fills the text that takes an earlier notice back. */
export interface ClosedFacts {
  readonly name: string
  readonly title: string
  readonly ending: Ending
  /** The other vulnerability's name, where it was merged. */
  readonly into: string | null
  readonly since: string
}

/** What fills the text about a source that fails again and again. */
export interface SourceFacts {
  readonly source: string
  /** As it is called. */
  readonly title: string
  /** In a row. */
  readonly failures: number
  readonly since: string
  /** When it worked again; null while it fails. */
  readonly ended: string | null
}

/** What fills the text about one's report of a wrong match that ended. */
export interface ReportFacts {
  /** Of which package the match was. */
  readonly packageKey: string
  /** By another person, by its time, or because the records say otherwise. */
  readonly ending: 'ended' | 'expired' | 'outdated'
  readonly since: string
}

/** One vulnerability's news for one person. */
export interface News {
  readonly vulnerabilityId: string
  readonly name: string
  readonly title: string
  readonly items: number
}

/** What brought news, and when. */
export interface Cause {
  readonly batch: string
  /** The event's place in the outbox. */
  readonly event: number
  readonly at: Temporal.Instant
}

/** So many of one batch are told one by one; with the next they become one summary. */
export const singlesPerBatch = 10

/** Enough to know an event again that is delivered a second time, without growing for ever. */
const keptEvents = 200

/** An event names so many at most, and the events of two teams about the same ones follow each other. */
const keptVulnerabilities = 500

export function beginFindings(news: News, cause: Cause): FindingsFacts {
  return { ...beginGrown(cause), items: news.items, name: news.name, title: news.title }
}

/** A later event of the same vulnerability: counts add up, names are the newest. */
export function addToFindings(facts: FindingsFacts, news: News, cause: Cause): FindingsFacts {
  return { ...grow(facts, news.items, cause), name: news.name, title: news.title }
}

/** One summary from single notices of a batch and the news that was too much. */
export function beginSummary(
  singles: readonly { readonly subjectId: string; readonly facts: FindingsFacts }[],
  news: readonly News[],
  cause: Cause,
): SummaryFacts {
  const folded: SummaryFacts = {
    items: sumOf(singles.map(({ facts }) => facts.items)),
    batch: cause.batch,
    since: cause.at.toString(),
    events: [...new Set(singles.flatMap(({ facts }) => facts.events))].slice(-keptEvents),
    vulnerabilities: singles.length,
    recent: singles.map(({ subjectId }) => subjectId),
  }
  return addToSummary(folded, news, cause)
}

export function addToSummary(facts: SummaryFacts, news: readonly News[], cause: Cause): SummaryFacts {
  const known = new Set(facts.recent)
  const fresh = news.filter((one) => !known.has(one.vulnerabilityId)).map((one) => one.vulnerabilityId)
  return {
    ...grow(facts, sumOf(news.map((one) => one.items)), cause),
    vulnerabilities: facts.vulnerabilities + fresh.length,
    recent: [...facts.recent, ...fresh].slice(-keptVulnerabilities),
  }
}

/** Both lists, each reason once. */
export function joinReasons(known: readonly Reason[], added: readonly Reason[]): readonly Reason[] {
  const fresh = added.filter((one) => !known.some((other) => isSameReason(one, other)))
  return [...known, ...fresh]
}

function isSameReason(one: Reason, other: Reason): boolean {
  return one.role === other.role && one.team?.id === other.team?.id
}

function beginGrown(cause: Cause) {
  return { batch: cause.batch, since: cause.at.toString(), events: [cause.event] }
}

function grow<Facts extends Grown>(facts: Facts, items: number, cause: Cause): Facts {
  return {
    ...facts,
    items: facts.items + items,
    events: [...facts.events, cause.event].slice(-keptEvents),
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
