import { afterEach, describe, expect, it } from 'vitest'
import { transact } from '#platform/database/database.ts'
import { type Mailer, type MailOutcome, openMail } from '#platform/mail/index.ts'
import { openPostOffice, refusal } from '#platform/mail/trials/post-office.ts'
import { openAgain, silentLog } from '#test/database.ts'
import {
  addPerson,
  addVulnerability,
  openFindings,
  openWorld,
  readChanges,
  readDeliveries,
  readNotices,
  type World,
} from '../trials/world.ts'
import { sendDueMails } from './delivery-actions.ts'
import { endDelivery } from './delivery-store.ts'

const publicUrl = 'https://renkei.example'
const closers: { close(): unknown }[] = []

afterEach(async () => {
  for (const one of closers.splice(0).toReversed()) await one.close()
})

function held<T extends { close(): unknown }>(one: T): T {
  closers.push(one)
  return one
}

function openMailer(url: string | undefined): Mailer {
  return held(openMail({ url, from: 'Renkei <renkei@example.com>', log: silentLog }))
}

/** One notice of one engineer, whose mail is due. */
async function openDue(language: 'ja' | 'en' = 'ja') {
  const world = await openWorld()
  const role = { role: 'engineer', team: world.psirt } as const
  const engineer = await addPerson(world, 'engineer', { roles: [role], language })
  const vulnerability = await addVulnerability(world, 'CVE-2026-1')
  await openFindings(world, vulnerability, { team: world.psirt, opened: 3 })
  world.clock.advance({ seconds: 2 })
  return { world, engineer, vulnerability }
}

async function send(world: World, mailer: Mailer): Promise<void> {
  await sendDueMails(world.context, { mailer, publicUrl })
}

/** A mailer at the platform's edge that answers as told and keeps the Message-IDs. */
function answeringMailer(outcome: MailOutcome): Mailer & { readonly ids: string[] } {
  const ids: string[] = []
  return {
    ids,
    configured: true,
    send(mail) {
      ids.push(mail.messageId ?? '')
      return Promise.resolve(outcome)
    },
    close: () => {},
  }
}

describe('sendDueMails', () => {
  it('sends a Japanese mail once, and says so', async () => {
    const { world, engineer } = await openDue()
    const office = held(await openPostOffice())
    const mailer = openMailer(office.url)

    await send(world, mailer)
    await send(world, mailer)

    const [notice] = await readNotices(world)
    expect(office.recipients).toEqual(['engineer@example.com'])
    expect(office.mails[0]?.subject).toBe('[Renkei] CVE-2026-1が構成品目3件に影響する可能性があります')
    expect(office.mails[0]?.text).toContain('CVE-2026-1 の表題')
    expect(office.mails[0]?.text).toContain('https://renkei.example/vulnerabilities/CVE-2026-1')
    expect(office.mails[0]?.messageId).toBe(`<notice.${notice?.id}@renkei.example>`)
    expect(await readDeliveries(world)).toMatchObject([{ state: 'sent', attempts: 1, last_error: null }])
    expect((await readChanges(world)).at(-1)).toEqual({
      noticeId: notice?.id,
      personId: engineer,
      version: 2,
    })
  })

  it('speaks English to who reads English', async () => {
    const { world } = await openDue('en')
    const office = held(await openPostOffice())

    await send(world, openMailer(office.url))

    expect(office.mails[0]?.subject).toBe('[Renkei] CVE-2026-1 may affect 3 configuration items')
  })

  it('sends one mail for a batch that folded', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const office = held(await openPostOffice())
    for (let index = 0; index < 30; index += 1) {
      await openFindings(world, await addVulnerability(world, `CVE-2026-${index}`), { team: world.psirt })
      await send(world, openMailer(office.url))
    }
    world.clock.advance({ seconds: 2 })

    await send(world, openMailer(office.url))

    expect(office.mails.map((mail) => mail.subject)).toEqual([
      '[Renkei] 30件の脆弱性が構成品目に影響する可能性があります',
    ])
  })

  it('sends to everybody, never twice, when two processes send at once', async () => {
    const world = await openWorld()
    const names = Array.from({ length: 40 }, (_, index) => `p${index}`)
    for (const name of names)
      await addPerson(world, name, { roles: [{ role: 'engineer', team: world.psirt }] })
    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), { team: world.psirt })
    world.clock.advance({ seconds: 2 })
    const office = held(await openPostOffice())
    const other = { ...world.context, database: openAgain(world.database) }
    const [here, there] = [openMailer(office.url), openMailer(office.url)]

    await Promise.all([
      sendDueMails(world.context, { mailer: here, publicUrl }),
      sendDueMails(other, { mailer: there, publicUrl }),
    ])

    expect([...office.recipients].sort()).toEqual(names.map((name) => `${name}@example.com`).sort())
  })

  it('holds no lock while it talks to the server, so events go on', async () => {
    const { world } = await openDue()
    const seen: number[] = []
    const mailer: Mailer = {
      configured: true,
      async send() {
        const { rows } = await world.database.pool.query(
          `select 1 from pg_stat_activity where datname = current_database()
             and (backend_xid is not null or state like 'idle in transaction%')`,
        )
        seen.push(rows.length)
        return { outcome: 'sent' }
      },
      close: () => {},
    }

    await send(world, mailer)

    expect(seen).toEqual([0])
  })

  it('sends one mail for a notice that grows while it is on its way', async () => {
    const { world, vulnerability } = await openDue()
    const mailer = answeringMailer({ outcome: 'sent' })
    const slow: Mailer = {
      ...mailer,
      async send(mail) {
        await openFindings(world, vulnerability, { team: world.psirt, batch: 'batch-2' })
        world.clock.advance({ seconds: 5 })
        await send(world, mailer)
        return await mailer.send(mail)
      },
    }

    await send(world, slow)

    expect(mailer.ids).toHaveLength(1)
    expect(await readDeliveries(world)).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  it('waits as long as there is no mail server, but not for ever', async () => {
    const { world } = await openDue()
    await send(world, openMailer(undefined))
    const [waiting] = await readDeliveries(world)
    const office = held(await openPostOffice())

    world.clock.advance({ hours: 25 })
    await send(world, openMailer(office.url))

    expect(waiting).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await readDeliveries(world)).toMatchObject([{ state: 'failed', last_error: 'not sent in time' }])
    expect(office.mails).toEqual([])
  })
})

describe('a mail that does not get out', () => {
  it('is tried again with the same Message-ID, ever later, and fails after eight attempts', async () => {
    const { world } = await openDue()
    const mailer = answeringMailer({ outcome: 'later', reason: 'no route' })

    const pauses: number[] = []
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await send(world, mailer)
      await send(world, mailer)
      const [delivery] = await readDeliveries(world)
      const next = delivery?.next_at ?? world.clock.now()
      if (delivery?.state === 'waiting') pauses.push(world.clock.now().until(next).total('seconds'))
      world.clock.advance({ seconds: Math.max(0, world.clock.now().until(next).total('seconds')) })
    }

    expect(mailer.ids).toHaveLength(8)
    expect(new Set(mailer.ids).size).toBe(1)
    expect(pauses).toEqual([10, 30, 90, 270, 810, 2430, 7290])
    expect(await readDeliveries(world)).toMatchObject([
      { state: 'failed', attempts: 8, last_error: 'no route' },
    ])
  })

  it('gets out when the server takes it at last', async () => {
    const { world } = await openDue()
    let refused = 0
    const office = held(
      await openPostOffice({
        keep() {
          refused += 1
          return refused === 1 ? refusal(451, 'greylisted') : undefined
        },
      }),
    )
    const mailer = openMailer(office.url)

    await send(world, mailer)
    const [first] = await readDeliveries(world)
    world.clock.advance({ seconds: 10 })
    await send(world, mailer)

    expect(first).toMatchObject({
      state: 'waiting',
      attempts: 1,
      last_error: expect.stringContaining('greylisted'),
    })
    expect(await readDeliveries(world)).toMatchObject([{ state: 'sent', attempts: 2 }])
    expect(office.mails).toHaveLength(1)
  })

  it('fails at once when the server refuses it for good, and the person’s notice says so', async () => {
    const { world, engineer } = await openDue()
    const office = held(
      await openPostOffice({ onRcptTo: (_address, _session, done) => done(refusal(550, 'no such user')) }),
    )

    await send(world, openMailer(office.url))

    const [notice] = await readNotices(world)
    expect(await readDeliveries(world)).toMatchObject([{ state: 'failed', attempts: 1 }])
    expect((await readChanges(world)).at(-1)).toEqual({
      noticeId: notice?.id,
      personId: engineer,
      version: 2,
    })
  })

  it('goes out under the same Message-ID after the process that held it died, not before', async () => {
    const { world } = await openDue()
    const dying: Mailer = {
      configured: true,
      send: () => Promise.reject(new Error('killed')),
      close: () => {},
    }
    await expect(send(world, dying)).rejects.toThrow('killed')
    const mailer = answeringMailer({ outcome: 'sent' })

    await send(world, mailer)
    const early = [...mailer.ids]
    world.clock.advance({ minutes: 2 })
    await send(world, mailer)

    const [delivery] = await readDeliveries(world)
    expect(early).toEqual([])
    expect(mailer.ids).toEqual([delivery?.message_id])
    expect(delivery).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('is not sent an end twice', async () => {
    const { world } = await openDue()
    const [notice] = await readNotices(world)
    const end = () =>
      transact(world.database, {}, (unit) =>
        endDelivery(unit.db, notice?.id ?? '', { state: 'sent', at: world.clock.now() }),
      )

    expect(await end()).toBeDefined()
    expect(await end()).toBeUndefined()
  })
})

describe('a person who changed since', () => {
  it.each([
    ['was disabled', { disabled_at: Temporal.Instant.from('2026-07-01T00:00:01Z') }],
    ['takes no mails any more', { mail_notices: false }],
    ['has no address any more', { email: null }],
  ])('%s: no mail', async (_, change) => {
    const { world } = await openDue()
    await world.db.updateTable('identity.person').set(change).execute()
    const mailer = answeringMailer({ outcome: 'sent' })

    await send(world, mailer)

    expect(mailer.ids).toEqual([])
    expect(await readDeliveries(world)).toMatchObject([{ state: 'failed' }])
  })

  it('lost the role that let them know, or the vulnerability came under a higher label: no mail', async () => {
    const roleless = await openDue()
    await roleless.world.db.deleteFrom('identity.membership').execute()
    const labelled = await openDue()
    await labelled.world.db.updateTable('intel.vulnerability').set({ tlp: 'red' }).execute()
    const mailer = answeringMailer({ outcome: 'sent' })

    await send(roleless.world, mailer)
    await send(labelled.world, mailer)

    expect(mailer.ids).toEqual([])
  })

  it('gets the mail at the new address', async () => {
    const { world } = await openDue()
    await world.db.updateTable('identity.person').set({ email: 'new@example.com' }).execute()
    const office = held(await openPostOffice())

    await send(world, openMailer(office.url))

    expect(office.recipients).toEqual(['new@example.com'])
  })
})

it('names nothing of a vulnerability under TLP:AMBER', async () => {
  const { world } = await openDue()
  await world.db.updateTable('intel.vulnerability').set({ tlp: 'amber' }).execute()
  const office = held(await openPostOffice())

  await send(world, openMailer(office.url))

  expect(office.mails).toHaveLength(1)
  expect(`${office.mails[0]?.subject}${office.mails[0]?.text}${office.mails[0]?.html}`).not.toContain(
    'CVE-2026-1',
  )
})
