import { allow, type Deed, houseObject, type PersonActor, type Tlp } from '#domains/identity/index.ts'
import type { FindingsOpened } from '#domains/matching/index.ts'
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
  joinReasons,
  type News,
  singlesPerBatch,
} from './notice.ts'
import {
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
 * counts once. A batch brings thousands of these, so each reads and writes for all people at once.
 * @param event its place in the outbox
 */
export async function notifyFindings(desk: Desk, opened: FindingsOpened, event: number): Promise<void> {
  const people = await findCandidates(desk.db, opened.teamId)
  const items = await countFor(desk, people, opened)
  const told = people.filter((person) => (items.get(person.personId) ?? 0) > 0)
  if (told.length === 0) return
  const file = await openFile(desk, { people: told, opened, event })
  const tellings: Telling[] = []
  for (const person of told) {
    if (file.told.get(person.personId)?.isCounted === true) continue
    const news: News = { ...opened, items: items.get(person.personId) ?? 0, event, at: desk.now }
    tellings.push(await decide(desk, file, { person, news }))
  }
  await carryOut(desk, tellings)
}

/**
 * How many of the newly open items each person may know of; none without the right to know the vulnerability. What
 * was decided meanwhile is no news any more.
 */
async function countFor(
  desk: Desk,
  people: readonly Candidate[],
  opened: FindingsOpened,
): Promise<ReadonlyMap<string, number>> {
  const tlp = await findVulnerabilityTlp(desk.db, opened.vulnerabilityId)
  if (tlp === undefined) return new Map()
  const actors: PersonActor[] = []
  for (const { personId } of people) {
    const actor = await desk.loadActor(desk.db, personId)
    if (actor !== undefined && mayKnow(actor, tlp)) actors.push(actor)
  }
  const open = await countOpenItems(desk.db, actors, opened)
  return new Map([...open].map(([personId, items]) => [personId, Math.min(items, opened.opened)]))
}

function mayKnow(actor: PersonActor, tlp: Tlp): boolean {
  return allow(actor, 'vulnerability.view', { ...houseObject(actor), tlp })
}

/** What the people have in hand already. */
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

/** A new notice for somebody, or one of theirs that grows. */
type Telling = { readonly person: Candidate } & (
  | { readonly made: NewNotice }
  | { readonly grown: GrownNotice }
)

/** One notice per person and vulnerability; what is too much of one batch goes into its summary. */
async function decide(
  desk: Desk,
  file: TellingFile,
  { person, news }: { readonly person: Candidate; readonly news: News },
): Promise<Telling> {
  const { personId } = person
  const open = file.findings.find((one) => one.personId === personId)
  if (open !== undefined) return grow(person, open, addToFindings(open.facts, news))
  const summary = file.summaries.find((one) => one.personId === personId)
  if (summary !== undefined) return grow(person, summary, addToSummary(summary.facts, news))
  const told = file.told.get(personId)
  const id = newId(desk.context.clock)
  if (told !== undefined && (told.hasSummary || told.singles >= singlesPerBatch)) {
    const folded = await takeUnseen(desk.db, { personId, batch: news.batch })
    const reason = folded.reduce((reasons, one) => joinReasons(one.reason, reasons), person.reason)
    const facts = beginSummary(folded, news)
    return { person, made: { id, personId, kind: 'summary', subjectId: news.batch, facts, reason } }
  }
  const subjectId = news.vulnerabilityId
  const facts = beginFindings(news)
  return { person, made: { id, personId, kind: 'findings', subjectId, facts, reason: person.reason } }
}

function grow(
  person: Candidate,
  { id, reason }: OpenNotice<'findings' | 'summary'>,
  facts: GrownNotice['facts'],
): Telling {
  return { person, grown: { id, facts, reason: joinReasons(reason, person.reason) } }
}

async function carryOut(desk: Desk, tellings: readonly Telling[]): Promise<void> {
  const made = tellings.flatMap((one) => ('made' in one ? [one.made] : []))
  const grown = tellings.flatMap((one) => ('grown' in one ? [one.grown] : []))
  await insertNotices(desk.db, made, desk.now)
  const versions = await growNotices(desk.db, grown, desk.now)
  await keepWaiting(
    desk.db,
    tellings
      .filter(({ person }) => person.wantsMail)
      .map(noticeOf)
      .map(({ id, facts }) => ({
        noticeId: id,
        messageId: messageIdOf(id, desk.mailHost),
        dueAt: dueAt(Temporal.Instant.from(facts.since), desk.now),
      })),
  )
  await emitAll(
    desk,
    tellings.map((telling) => {
      const { id } = noticeOf(telling)
      const { personId } = telling.person
      const payload: NoticeChanged = { noticeId: id, personId, version: versions.get(id) ?? 1 }
      return { name: noticeChanged, payload: { ...payload }, at: desk.now }
    }),
  )
}

function noticeOf(telling: Telling): GrownNotice {
  return 'made' in telling ? telling.made : telling.grown
}
