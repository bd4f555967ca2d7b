import { expect, it } from 'vitest'
import type { Mail, Mailer } from '#platform/mail/index.ts'
import { changeNoticeChoices } from '../notices/notice-choice-actions.ts'
import { actAs, addPerson, addVulnerability, openFindings, openWorld, type World } from '../trials/world.ts'
import { sendDueDigests } from './digest-actions.ts'

async function openMorning(tlp: 'clear' | 'amber' = 'clear') {
  const world = await openWorld()
  const role = { role: 'engineer', team: world.psirt } as const
  const engineer = await addPerson(world, 'engineer', { roles: [role], language: 'en' })
  const context = await actAs(world, engineer)
  // Nine in the morning in Tokyo now: the next is tomorrow.
  await changeNoticeChoices(context, { ways: [{ kind: 'findings', way: 'inbox' }], digest: '08:30' })
  const id = await addVulnerability(world, 'CVE-2026-1', tlp)
  return { world, id }
}

/** A mailer at the platform's edge that keeps what it is given and answers as told. */
function keepingMailer(outcomes: ('sent' | 'later')[] = []): Mailer & { readonly mails: Mail[] } {
  const mails: Mail[] = []
  return {
    mails,
    configured: true,
    send(mail) {
      mails.push(mail)
      const outcome = outcomes.shift() ?? 'sent'
      return Promise.resolve(outcome === 'sent' ? { outcome } : { outcome, reason: 'busy' })
    },
    close: () => {},
  }
}

async function send(world: World, mailer: Mailer) {
  await sendDueDigests(world.context, { mailer, publicUrl: 'https://renkei.example' })
}

it('goes out once a day at its time, with what is unread', async () => {
  const { world, id } = await openMorning()
  await openFindings(world, id, { team: world.psirt })
  const mailer = keepingMailer()

  await send(world, mailer)
  const early = mailer.mails.length
  world.clock.advance({ hours: 24 })
  await send(world, mailer)
  await send(world, mailer)

  expect(early).toBe(0)
  expect(mailer.mails).toHaveLength(1)
  expect(mailer.mails[0]).toMatchObject({
    to: 'engineer@example.com',
    subject: '[Renkei] 1 notice is unread',
  })
  expect(mailer.mails[0]?.text).toContain('CVE-2026-1')
  expect(mailer.mails[0]?.text).toContain('https://renkei.example/inbox')
})

it('stays away when nothing is unread', async () => {
  const { world } = await openMorning()
  const mailer = keepingMailer()
  world.clock.advance({ hours: 24 })

  await send(world, mailer)

  expect(mailer.mails).toEqual([])
})

it('does not name what may not travel by mail', async () => {
  const { world, id } = await openMorning('amber')
  await openFindings(world, id, { team: world.psirt })
  const mailer = keepingMailer()
  world.clock.advance({ hours: 24 })

  await send(world, mailer)

  expect(mailer.mails).toHaveLength(1)
  expect(mailer.mails[0]?.text).not.toContain('CVE-2026-1')
})

it('is tried again under the same name when the server is busy', async () => {
  const { world, id } = await openMorning()
  await openFindings(world, id, { team: world.psirt })
  const mailer = keepingMailer(['later'])
  world.clock.advance({ hours: 24 })

  await send(world, mailer)
  world.clock.advance({ hours: 1 })
  await send(world, mailer)
  await send(world, mailer)

  expect(mailer.mails).toHaveLength(2)
  expect(new Set(mailer.mails.map(({ messageId }) => messageId)).size).toBe(1)
})
