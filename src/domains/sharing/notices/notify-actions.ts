import { allow, type Deed, houseObject, loadActor, type Tlp } from '#domains/identity/index.ts'
import type { FindingsOpened } from '#domains/matching/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { type NoticeChanged, noticeChanged } from '../events.ts'
import { keepWaiting } from '../mail/delivery-store.ts'
import {
  addToFindings,
  addToSummary,
  beginFindings,
  beginSummary,
  type FindingsFacts,
  joinReasons,
  type News,
  type SummaryFacts,
  singlesPerBatch,
} from './notice.ts'
import {
  findOpenNotice,
  growNotice,
  insertNotice,
  type NewNotice,
  type NoticeKind,
  type OpenNotice,
  readTold,
  takeUnseen,
} from './notice-store.ts'
import { type Candidate, countOpenItems, findCandidates, findVulnerabilityTlp } from './recipient-view.ts'

/** Longer than any batch and any redelivery; short enough to read little of what a person was ever told. */
const remembered = { hours: 7 * 24 }

/** What a notice needs beside the news: where its mail's id lives. */
export interface Desk extends Deed {
  /** The right half of Message-IDs. */
  readonly mailHost: string
}

/**
 * Tells everybody who answers for the team's findings and may see them. May be handed the same event again: it
 * counts once.
 * @param event its place in the outbox
 */
export async function notifyFindings(desk: Desk, opened: FindingsOpened, event: number): Promise<void> {
  const tlp = await findVulnerabilityTlp(desk.db, opened.vulnerabilityId)
  if (tlp === undefined) return
  const changes: NoticeChanged[] = []
  for (const candidate of await findCandidates(desk.db, opened.teamId)) {
    const items = await countFor(desk, candidate.personId, { ...opened, tlp })
    if (items === 0) continue
    const news: News = { ...opened, items, event, at: desk.now }
    changes.push(...(await tell(desk, candidate, news)))
  }
  await emitAll(
    desk,
    changes.map((change) => ({ name: noticeChanged, payload: { ...change }, at: desk.now })),
  )
}

/**
 * How many of the newly open items the person may know of; none without the right to know the vulnerability. What
 * was decided meanwhile is no news any more.
 */
async function countFor(
  desk: Desk,
  personId: string,
  opened: FindingsOpened & { readonly tlp: Tlp },
): Promise<number> {
  const actor = await loadActor(desk.db, personId, { origin: 'job', sessionId: null })
  if (actor === undefined) return 0
  if (!allow(actor, 'vulnerability.view', { ...houseObject(actor), tlp: opened.tlp })) return 0
  return Math.min(opened.opened, await countOpenItems(desk.db, actor, opened))
}

/** One notice per person and vulnerability; what is too much of one batch goes into its summary. */
async function tell(desk: Desk, person: Candidate, news: News): Promise<readonly NoticeChanged[]> {
  const told = await readTold(desk.db, {
    personId: person.personId,
    batch: news.batch,
    event: news.event,
    since: desk.now.subtract(remembered),
  })
  if (told.isCounted) return []
  const open = await findOpenNotice(desk.db, {
    personId: person.personId,
    kind: 'findings',
    subjectId: news.vulnerabilityId,
  })
  if (open !== undefined) return [await grow(desk, { person, open, facts: addToFindings(open.facts, news) })]
  if (told.hasSummary || told.singles >= singlesPerBatch) return [await summarise(desk, person, news)]
  const facts = beginFindings(news)
  const { reason } = person
  return [await make(desk, person, { kind: 'findings', subjectId: news.vulnerabilityId, facts, reason })]
}

async function summarise(desk: Desk, person: Candidate, news: News): Promise<NoticeChanged> {
  const { personId } = person
  const open = await findOpenNotice(desk.db, { personId, kind: 'summary', subjectId: news.batch })
  if (open !== undefined) return await grow(desk, { person, open, facts: addToSummary(open.facts, news) })
  const folded = await takeUnseen(desk.db, { personId, batch: news.batch })
  return await make(desk, person, {
    kind: 'summary',
    subjectId: news.batch,
    facts: beginSummary(folded, news),
    reason: folded.reduce((reasons, one) => joinReasons(one.reason, reasons), person.reason),
  })
}

async function make<Kind extends NoticeKind>(
  desk: Desk,
  person: Candidate,
  draft: Omit<NewNotice<Kind>, 'id' | 'personId' | 'at'>,
): Promise<NoticeChanged> {
  const id = newId(desk.context.clock)
  await insertNotice(desk.db, { ...draft, id, personId: person.personId, at: desk.now })
  if (person.wantsMail)
    await keepWaiting(desk.db, { noticeId: id, host: desk.mailHost, since: desk.now, at: desk.now })
  return { noticeId: id, personId: person.personId, version: 1 }
}

interface Growth {
  readonly person: Candidate
  readonly open: OpenNotice<NoticeKind>
  readonly facts: FindingsFacts | SummaryFacts
}

async function grow(desk: Desk, { person, open, facts }: Growth): Promise<NoticeChanged> {
  const reason = joinReasons(open.reason, person.reason)
  const version = await growNotice(desk.db, open.id, { facts, reason, at: desk.now })
  const since = Temporal.Instant.from(facts.since)
  if (person.wantsMail) {
    await keepWaiting(desk.db, { noticeId: open.id, host: desk.mailHost, since, at: desk.now })
  }
  return { noticeId: open.id, personId: person.personId, version }
}
