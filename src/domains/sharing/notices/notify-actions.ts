import { allow, type Deed, houseObject, type PersonActor, type Tlp } from '#domains/identity/index.ts'
import type { FindingsOpened } from '#domains/matching/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { Executor } from '#platform/database/database.ts'
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
  findOpenNotices,
  growNotice,
  insertNotice,
  type NewNotice,
  type NoticeKind,
  type OpenNotice,
  readTold,
  type Told,
  takeUnseen,
} from './notice-store.ts'
import { type Candidate, countOpenItems, findCandidates, findVulnerabilityTlp } from './recipient-view.ts'

/** Longer than any batch and any redelivery; short enough to read little of what a person was ever told. */
const remembered = { hours: 7 * 24 }

/** What telling needs beside the deed. */
export interface Desk extends Deed {
  /** The right half of Message-IDs. */
  readonly mailHost: string
  readonly loadActor: (db: Executor, personId: string) => Promise<PersonActor | undefined>
}

/**
 * Tells everybody who answers for the team's findings and may see them. May be handed the same event again: it
 * counts once.
 * @param event its place in the outbox
 */
export async function notifyFindings(desk: Desk, opened: FindingsOpened, event: number): Promise<void> {
  const tlp = await findVulnerabilityTlp(desk.db, opened.vulnerabilityId)
  const people = await findCandidates(desk.db, opened.teamId)
  if (tlp === undefined || people.length === 0) return
  const file = await openFile(desk, { people, opened, event })
  const changes: NoticeChanged[] = []
  for (const person of people) {
    if (file.told.get(person.personId)?.isCounted === true) continue
    const items = await countFor(desk, person.personId, { ...opened, tlp })
    if (items > 0)
      changes.push(await tell(desk, { person, file, news: { ...opened, items, event, at: desk.now } }))
  }
  await emitAll(
    desk,
    changes.map((change) => ({ name: noticeChanged, payload: { ...change }, at: desk.now })),
  )
}

/** What the people have in hand already; read for all of them at once. */
interface TellingFile {
  readonly told: ReadonlyMap<string, Told>
  /** About the same vulnerability. */
  readonly findings: readonly OpenNotice<'findings'>[]
  /** Of the same batch. */
  readonly summaries: readonly OpenNotice<'summary'>[]
}

async function openFile(
  desk: Desk,
  news: {
    readonly people: readonly Candidate[]
    readonly opened: FindingsOpened
    readonly event: number
  },
): Promise<TellingFile> {
  const personIds = news.people.map((person) => person.personId)
  const { batch, vulnerabilityId } = news.opened
  const since = desk.now.subtract(remembered)
  return {
    told: await readTold(desk.db, { personIds, batch, event: news.event, since }),
    findings: await findOpenNotices(desk.db, { personIds, kind: 'findings', subjectId: vulnerabilityId }),
    summaries: await findOpenNotices(desk.db, { personIds, kind: 'summary', subjectId: batch }),
  }
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
  const actor = await desk.loadActor(desk.db, personId)
  if (actor === undefined) return 0
  if (!allow(actor, 'vulnerability.view', { ...houseObject(actor), tlp: opened.tlp })) return 0
  return Math.min(opened.opened, await countOpenItems(desk.db, actor, opened))
}

interface Telling {
  readonly person: Candidate
  readonly file: TellingFile
  readonly news: News
}

/** One notice per person and vulnerability; what is too much of one batch goes into its summary. */
async function tell(desk: Desk, { person, file, news }: Telling): Promise<NoticeChanged> {
  const { personId, reason } = person
  const open = file.findings.find((one) => one.personId === personId)
  if (open !== undefined) return await grow(desk, { person, open, facts: addToFindings(open.facts, news) })
  const summary = file.summaries.find((one) => one.personId === personId)
  if (summary !== undefined) {
    return await grow(desk, { person, open: summary, facts: addToSummary(summary.facts, news) })
  }
  const told = file.told.get(personId)
  const isTooMuch = told !== undefined && (told.hasSummary || told.singles >= singlesPerBatch)
  if (isTooMuch) return await summarise(desk, person, news)
  const facts = beginFindings(news)
  return await make(desk, person, { kind: 'findings', subjectId: news.vulnerabilityId, facts, reason })
}

async function summarise(desk: Desk, person: Candidate, news: News): Promise<NoticeChanged> {
  const folded = await takeUnseen(desk.db, { personId: person.personId, batch: news.batch })
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
