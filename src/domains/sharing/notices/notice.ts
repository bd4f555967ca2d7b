/** Roles that are told of findings. */
export type ToldRole = 'responder' | 'engineer' | 'handler'

/** Why somebody is told: the role, and for which team; without one where no team is responsible. */
export interface Reason {
  readonly role: ToldRole
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

/** One vulnerability's news for one person. */
export interface News {
  readonly vulnerabilityId: string
  readonly name: string
  readonly title: string
  readonly items: number
  readonly batch: string
  /** The event's place in the outbox. */
  readonly event: number
  readonly at: Temporal.Instant
}

/** So many of one batch are told one by one; with the next they become one summary. */
export const singlesPerBatch = 10

/** Enough to know an event again that is delivered a second time, without growing for ever. */
const keptEvents = 200

/** The events of one vulnerability follow each other, one per team. */
const keptVulnerabilities = 50

export function beginFindings(news: News): FindingsFacts {
  return { ...beginGrown(news), name: news.name, title: news.title }
}

/** A later event of the same vulnerability: counts add up, names are the newest. */
export function addToFindings(facts: FindingsFacts, news: News): FindingsFacts {
  return { ...grow(facts, news), name: news.name, title: news.title }
}

/** One summary from single notices of a batch and the news that was one too many. */
export function beginSummary(
  singles: readonly { readonly subjectId: string; readonly facts: FindingsFacts }[],
  news: News,
): SummaryFacts {
  const folded: SummaryFacts = {
    items: singles.reduce((sum, { facts }) => sum + facts.items, 0),
    batch: news.batch,
    since: news.at.toString(),
    events: singles.flatMap(({ facts }) => facts.events).slice(-keptEvents),
    vulnerabilities: singles.length,
    recent: singles.map(({ subjectId }) => subjectId),
  }
  return addToSummary(folded, news)
}

export function addToSummary(facts: SummaryFacts, news: News): SummaryFacts {
  const grown = grow(facts, news)
  if (facts.recent.includes(news.vulnerabilityId)) return grown
  return {
    ...grown,
    vulnerabilities: facts.vulnerabilities + 1,
    recent: [...facts.recent, news.vulnerabilityId].slice(-keptVulnerabilities),
  }
}

/** Both lists, each reason once. */
export function joinReasons(known: readonly Reason[], added: readonly Reason[]): readonly Reason[] {
  const fresh = added.filter((one) => !known.some((other) => isSame(one, other)))
  return [...known, ...fresh]
}

function isSame(one: Reason, other: Reason): boolean {
  return one.role === other.role && one.team?.id === other.team?.id
}

function beginGrown(news: News): Grown {
  return { items: news.items, batch: news.batch, since: news.at.toString(), events: [news.event] }
}

function grow<Facts extends Grown>(facts: Facts, news: News): Facts {
  return {
    ...facts,
    items: facts.items + news.items,
    events: [...facts.events, news.event].slice(-keptEvents),
  }
}
