import type { Deed, PersonActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { Executor } from '#platform/database/database.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { type NoticeChanged, noticeChanged } from '../events.ts'
import { dueAt, messageIdOf } from '../mail/delivery.ts'
import { keepWaiting } from '../mail/delivery-store.ts'
import {
  addToFindings,
  addToSummary,
  beginFindings,
  beginSummary,
  type Cause,
  joinReasons,
  type News,
  type NoticeKind,
  singlesPerBatch,
} from './notice.ts'
import {
  dropClosed,
  findOpenNotices,
  type GrownNotice,
  growNotices,
  insertNotices,
  type NewNotice,
  type OpenNotice,
  readTold,
  type Told,
  takeUnseen,
} from './notice-store.ts'
import { afterQuiet } from './quiet-hours.ts'
import type { Candidate } from './recipient-view.ts'

/** Longer than any batch and any redelivery; short enough to read little of what a person was ever told. */
const remembered = { hours: 7 * 24 }

/** What telling needs beside the deed. */
export interface Desk extends Deed {
  /** The right half of Message-IDs. */
  readonly mailHost: string
  readonly loadActor: (db: Executor, personId: string) => Promise<PersonActor | undefined>
}

/** Who is told what. */
export interface Addressed {
  readonly person: Candidate
  readonly news: readonly News[]
}

/**
 * Tells people their news: one notice for each person and vulnerability; what is too much of one batch becomes its
 * summary. May be handed the same event again: it counts once. The number of statements depends on nothing.
 */
export async function tell(desk: Desk, letters: readonly Addressed[], cause: Cause): Promise<void> {
  const people = letters.filter((one) => one.news.length > 0)
  if (people.length === 0) return
  const file = await openFile(desk, people, cause)
  const fresh = people.filter(({ person }) => file.told.get(person.personId)?.isCounted !== true)
  const decided = fresh.map((one) => decide(file, one, cause))
  const overfull = decided.filter((one) => one.overflow.length > 0).map(({ person }) => person.personId)
  const folded = await takeUnseen(desk.db, { personIds: overfull, batch: cause.batch })
  const tellings = decided.flatMap((one) => [
    ...one.tellings,
    ...one.alone.map((news) => tellAlone(desk, one.person, { news, cause })),
    ...(one.overflow.length === 0 ? [] : [fold(desk, one, { folded, cause })]),
  ])
  await carryOut(desk, tellings)
}

/** What the people have in hand already. */
interface TellingFile {
  readonly told: ReadonlyMap<string, Told>
  /** About the same vulnerabilities. */
  readonly findings: readonly OpenNotice<'findings'>[]
  /** Of the same batch. */
  readonly summaries: readonly OpenNotice<'summary'>[]
}

async function openFile(desk: Desk, people: readonly Addressed[], cause: Cause): Promise<TellingFile> {
  const personIds = people.map(({ person }) => person.personId)
  const subjectIds = [...new Set(people.flatMap(({ news }) => news.map((one) => one.vulnerabilityId)))]
  const { batch, event } = cause
  const since = desk.now.subtract(remembered)
  await dropClosed(desk.db, { personIds, subjectIds })
  return {
    told: await readTold(desk.db, { personIds, batch, event, since }),
    findings: await findOpenNotices(desk.db, { personIds, kind: 'findings', subjectIds }),
    summaries: await findOpenNotices(desk.db, { personIds, kind: 'summary', subjectIds: [batch] }),
  }
}

/** A new notice for somebody, or one of theirs that grows. */
type Telling = { readonly person: Candidate } & (
  | { readonly made: Extract<NewNotice, { readonly kind: 'findings' | 'summary' }> }
  | { readonly grown: GrownNotice }
)

/** What becomes of one person's news. */
interface Decided {
  readonly person: Candidate
  readonly tellings: readonly Telling[]
  /** Each a notice of its own. */
  readonly alone: readonly News[]
  /** Too much of the batch: a new summary, with the single ones that nobody has seen. */
  readonly overflow: readonly News[]
}

function decide(file: TellingFile, { person, news }: Addressed, cause: Cause): Decided {
  const { personId } = person
  const own = new Map(
    file.findings.filter((one) => one.personId === personId).map((one) => [one.subjectId, one] as const),
  )
  const grown = news.flatMap((one) => {
    const open = own.get(one.vulnerabilityId)
    return open === undefined ? [] : [grow(person, open, addToFindings(open.facts, one, cause))]
  })
  const fresh = news.filter((one) => !own.has(one.vulnerabilityId))
  const summary = file.summaries.find((one) => one.personId === personId)
  if (summary !== undefined && fresh.length > 0) {
    const more = grow(person, summary, addToSummary(summary.facts, fresh, cause))
    return { person, tellings: [...grown, more], alone: [], overflow: [] }
  }
  const told = file.told.get(personId)
  const isTooMuch = told?.hasSummary === true || (told?.singles ?? 0) + fresh.length > singlesPerBatch
  return { person, tellings: grown, alone: isTooMuch ? [] : fresh, overflow: isTooMuch ? fresh : [] }
}

function grow(
  person: Candidate,
  { id, reason }: OpenNotice<'findings' | 'summary'>,
  facts: GrownNotice['facts'],
): Telling {
  return { person, grown: { id, facts, reason: joinReasons(reason, person.reason) } }
}

function tellAlone(
  desk: Desk,
  person: Candidate,
  { news, cause }: { readonly news: News; readonly cause: Cause },
): Telling {
  const { personId, reason } = person
  const id = newId(desk.context.clock)
  const facts = beginFindings(news, cause)
  return { person, made: { id, personId, kind: 'findings', subjectId: news.vulnerabilityId, facts, reason } }
}

function fold(
  desk: Desk,
  { person, overflow }: Decided,
  { folded, cause }: { readonly folded: readonly OpenNotice<'findings'>[]; readonly cause: Cause },
): Telling {
  const { personId } = person
  const own = folded.filter((one) => one.personId === personId)
  const reason = own.reduce((reasons, one) => joinReasons(one.reason, reasons), person.reason)
  const facts = beginSummary(own, overflow, cause)
  const id = newId(desk.context.clock)
  return { person, made: { id, personId, kind: 'summary', subjectId: cause.batch, facts, reason } }
}

async function carryOut(desk: Desk, tellings: readonly Telling[]): Promise<void> {
  const made = tellings.flatMap((one) => ('made' in one ? [one.made] : []))
  const grown = tellings.flatMap((one) => ('grown' in one ? [one.grown] : []))
  await insertNotices(desk.db, made, desk.now)
  const versions = await growNotices(desk.db, grown, desk.now)
  await letMailsWait(
    desk,
    tellings.map((telling) => {
      const { id, facts } = noticeOf(telling)
      const kind = 'vulnerabilities' in facts ? 'summary' : 'findings'
      return { id, kind, person: telling.person, since: Temporal.Instant.from(facts.since) }
    }),
  )
  await sayChanged(
    desk,
    tellings.map((telling) => {
      const { id } = noticeOf(telling)
      return { noticeId: id, personId: telling.person.personId, version: versions.get(id) ?? 1 }
    }),
  )
}

function noticeOf(telling: Telling): GrownNotice {
  return 'made' in telling ? telling.made : telling.grown
}

/**
 * Lets mails wait beside their notices, for those who want them of that kind: until the notice has not grown for a
 * while.
 */
export async function letMailsWait(
  desk: Desk,
  mails: readonly {
    readonly id: string
    readonly kind: NoticeKind
    readonly person: Pick<Candidate, 'wantsMail' | 'quiet' | 'ways'>
    readonly since: Temporal.Instant
  }[],
): Promise<void> {
  await keepWaiting(
    desk.db,
    mails
      .filter(({ kind, person }) => person.wantsMail && person.ways[kind] === undefined)
      .map(({ id, person, since }) => ({
        noticeId: id,
        messageId: messageIdOf(id, desk.mailHost),
        dueAt: afterQuiet(dueAt(since, desk.now), person.quiet),
      })),
  )
}

/** Tells the open screens of these people. */
export async function sayChanged(desk: Deed, changes: readonly NoticeChanged[]): Promise<void> {
  await emitAll(
    desk,
    changes.map((change) => ({ name: noticeChanged, payload: { ...change }, at: desk.now })),
  )
}
