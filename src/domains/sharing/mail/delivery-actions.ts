import { allow, asActor, type Context, houseObject, loadActor, system } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { attemptMilliseconds, type Mail, type Mailer } from '#platform/mail/index.ts'
import { say } from '#texts/index.ts'
import { noticeChanged } from '../events.ts'
import { mostAttempts, pauseAfter, staleAfter } from './delivery.ts'
import { type Claim, claimDue, type Ending, endDelivery, findHopeless, postpone } from './delivery-store.ts'
import { type Letter, readLetters } from './letter-view.ts'
import { wordMail } from './mail-wording.ts'

/** How mails leave, and where their links lead. */
export interface SharingMeans {
  readonly mailer: Mailer
  /** As people reach Renkei, without a slash at the end. */
  readonly publicUrl: string
}

const mailsAtOnce = 5

/** A run begins no further mails after so long, so that a process that stops need not wait for all of them. */
const runMilliseconds = 5000

/** Twice as long as an attempt can take: only after a crash does somebody else try before it has ended. */
const leaseMilliseconds = 2 * attemptMilliseconds

/** Sends what is due; what a slow server leaves over goes with the next run. Without a mail server all wait. */
export async function sendDueMails(context: Context, means: SharingMeans): Promise<void> {
  if (!means.mailer.configured) return
  const house = { ...context, actor: system }
  await giveUpHopeless(house)
  const start = performance.now()
  while (performance.now() - start < runMilliseconds) {
    if ((await sendRound(house, means)) === 0) return
  }
}

/** @returns how many were tried */
async function sendRound(context: Context, means: SharingMeans): Promise<number> {
  const now = context.clock.now()
  const until = now.add({ milliseconds: leaseMilliseconds })
  const claims = await claimDue(context.database.kysely, { now, until, limit: mailsAtOnce })
  const ids = claims.map((claim) => claim.noticeId)
  const letters = ids.length === 0 ? [] : await readLetters(context.database.kysely, ids)
  await Promise.all(
    claims.map(async (claim) => {
      const letter = letters.find((one) => one.noticeId === claim.noticeId)
      if (letter !== undefined) await sendOne(context, means, { claim, letter })
    }),
  )
  return claims.length
}

interface Outgoing {
  readonly claim: Claim
  readonly letter: Letter
}

async function sendOne(context: Context, means: SharingMeans, { claim, letter }: Outgoing): Promise<void> {
  const { noticeId, attempts } = claim
  const mail = await writeMail(context, means, { claim, letter })
  if (mail === undefined)
    return await end(context, noticeId, { state: 'failed', error: 'no longer for this person' })
  const result = await means.mailer.send(mail)
  if (result.outcome === 'sent')
    return await end(context, noticeId, { state: 'sent', at: context.clock.now() })
  context.log.warn(
    { notice: noticeId, attempts, outcome: result.outcome, reason: result.reason },
    'mail not sent',
  )
  if (result.outcome === 'refused' || attempts >= mostAttempts) {
    return await end(context, noticeId, { state: 'failed', error: result.reason })
  }
  const nextAt = context.clock.now().add(pauseAfter(attempts))
  await postpone(context.database.kysely, noticeId, { nextAt, error: result.reason })
}

/** The mail, if the person still takes mails and may still know; roles may have changed since the notice was made. */
async function writeMail(
  context: Context,
  means: SharingMeans,
  { claim, letter }: Outgoing,
): Promise<Mail | undefined> {
  const { email, language, matter, tlp } = letter
  const actor = await loadActor(context.database.kysely, letter.personId, { origin: 'job', sessionId: null })
  if (email === null || actor === undefined) return undefined
  if (matter.kind === 'findings' && tlp === null) return undefined
  const action = matter.kind === 'source' ? 'feed.view' : 'vulnerability.view'
  if (!allow(actor, action, { ...houseObject(actor), tlp: tlp ?? 'clear' })) return undefined
  const mayName = tlp === 'clear' || tlp === 'green'
  const speak = (key: string, facts?: Readonly<Record<string, unknown>>) => say(language, key, facts)
  const wording = wordMail({ ...letter, mayName }, { language, speak }, means.publicUrl)
  return { to: email, messageId: claim.messageId, ...wording }
}

async function giveUpHopeless(context: Context): Promise<void> {
  const now = context.clock.now()
  const query = { now, madeBefore: now.subtract(staleAfter), limit: 200 }
  for (;;) {
    const hopeless = await findHopeless(context.database.kysely, query)
    for (const noticeId of hopeless)
      await end(context, noticeId, { state: 'failed', error: 'not sent in time' })
    if (hopeless.length === 0) return
  }
}

/** Writes how it ended; whoever looks at the notice hears of it. */
async function end(context: Context, noticeId: string, ending: Ending): Promise<void> {
  await asActor(context, async (deed) => {
    const notice = await endDelivery(deed.db, noticeId, ending)
    if (notice === undefined) return
    await emit(deed, { name: noticeChanged, payload: { noticeId, ...notice }, at: deed.now })
  })
}
