import { type Context, loadActor, mayHold, system } from '#domains/identity/index.ts'
import { attemptMilliseconds, type Mail } from '#platform/mail/index.ts'
import { say } from '#texts/index.ts'
import { countNotices, listNoticeRows } from '../notices/notice-view.ts'
import { nextAt } from '../notices/snooze.ts'
import { hostOf, mostAttempts } from './delivery.ts'
import type { SharingMeans } from './delivery-actions.ts'
import { claimDigests, type DigestClaim, setNextDigest } from './digest-store.ts'
import { type Addressee, readAddressees } from './digest-view.ts'
import { wordDigest } from './digest-wording.ts'

/** So many are named in a mail; the inbox holds them all. */
const named = 20

const atOnce = 5

const leaseMilliseconds = 2 * attemptMilliseconds

/**
 * Sends the mails of the day that are due, to whom something is unread. What a mail server cannot take now is tried
 * again, like any mail.
 */
export async function sendDueDigests(context: Context, means: SharingMeans): Promise<void> {
  if (!means.mailer.configured) return
  const house = { ...context, actor: system }
  const now = context.clock.now()
  const until = now.add({ milliseconds: leaseMilliseconds })
  const db = context.database.kysely
  const claims = await claimDigests(db, { now, until, limit: atOnce })
  const ids = claims.map((claim) => claim.personId)
  const addressees = ids.length === 0 ? [] : await readAddressees(db, ids)
  await Promise.all(
    claims.map(async (claim) => {
      const addressee = addressees.find((one) => one.personId === claim.personId)
      if (addressee !== undefined) await sendOne(house, means, { ...claim, ...addressee })
    }),
  )
}

type DueDigest = DigestClaim & Addressee

async function sendOne(context: Context, means: SharingMeans, digest: DueDigest): Promise<void> {
  const mail = await writeDigest(context, means, digest)
  const result = mail === undefined ? undefined : await means.mailer.send(mail)
  if (result?.outcome === 'later' && digest.attempts < mostAttempts) return
  if (result !== undefined && result.outcome !== 'sent') {
    context.log.warn({ person: digest.personId, reason: result.reason }, 'mail of the day not sent')
  }
  const next = nextAt(digest.at, context.clock.now(), digest.timeZone)
  await setNextDigest(context.database.kysely, digest.personId, next)
}

/** The mail, if there is anything to say and somebody to say it to. */
async function writeDigest(
  context: Context,
  means: SharingMeans,
  digest: DueDigest,
): Promise<Mail | undefined> {
  const { personId, email, language } = digest
  const db = context.database.kysely
  const person = await loadActor(db, personId, { origin: 'job', sessionId: null })
  if (email === null || person === undefined || !mayHold(person, 'vulnerability.view')) return undefined
  const reader = { person, now: context.clock.now() }
  const filter = { state: 'open' } as const
  const rows = await listNoticeRows(db, reader, { filter, limit: named })
  if (rows.length === 0) return undefined
  const speak = (key: string, facts?: Readonly<Record<string, unknown>>) => say(language, key, facts)
  const total = await countNotices(db, reader, filter)
  const wording = wordDigest({ rows, total }, { language, speak }, means.publicUrl)
  const messageId = `<digest.${personId}.${digest.dueAt}@${hostOf(means.publicUrl)}>`
  return { to: email, messageId, ...wording }
}
