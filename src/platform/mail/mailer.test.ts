import { afterEach, describe, expect, it } from 'vitest'
import { openLog } from '../log/log.ts'
import { type Mailer, type MailLimits, openMail } from './index.ts'
import { openPostOffice, openSocketServer, refusal } from './trials/post-office.ts'

const log = openLog('silent')
const quick: MailLimits = { connect: 1000, greeting: 400, silence: 400, attempt: 1500 }
const mail = { to: 'sato@example.com', subject: 's', text: 't' }
const open: { close(): unknown }[] = []

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

function openMailer(url: string | undefined): Mailer {
  return held(openMail({ url, from: '連携 <renkei@example.com>', log, limits: quick }))
}

function held<T extends { close(): unknown }>(one: T): T {
  open.push(one)
  return one
}

describe('openMail', () => {
  it('delivers a Japanese subject and body as they were written', async () => {
    const office = held(await openPostOffice())
    const subject =
      '[Renkei] CVE-2026-1234 が構成品目3件に影響する可能性があります。〜長い件名でも折り返しで壊れません〜'
    const text = '佐藤さん\n\n髙橋・﨑・𠮷野家\n.\n..点で始まる行\n'

    const outcome = await openMailer(office.url).send({
      ...mail,
      subject,
      text,
      html: '<p>&lt;b&gt; 影響</p>',
      messageId: '<n1@renkei.example>',
      headers: { 'X-Renkei': 'notice' },
    })

    const [received] = office.mails
    expect(outcome).toEqual({ outcome: 'sent' })
    expect(received?.subject).toBe(subject)
    expect(received?.text?.trim()).toBe(text.trim())
    expect(received?.html).toContain('&lt;b&gt; 影響')
    expect(received?.messageId).toBe('<n1@renkei.example>')
    expect(received?.from?.value).toEqual([{ name: '連携', address: 'renkei@example.com' }])
    expect(received?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(received?.headers.get('x-renkei')).toBe('notice')
    expect(office.recipients).toEqual(['sato@example.com'])
  })

  it('lets a subject open no header line', async () => {
    const office = held(await openPostOffice())

    await openMailer(office.url).send({ ...mail, subject: 'a\r\nBcc: x@example.com\r\n\r\nbody' })

    expect(office.mails[0]?.subject).toBe('a Bcc: x@example.com body')
    expect(office.mails[0]?.bcc).toBeUndefined()
    expect(office.recipients).toEqual(['sato@example.com'])
  })

  it('sends nothing to what is not one address', async () => {
    const office = held(await openPostOffice())

    const outcome = await openMailer(office.url).send({ ...mail, to: 'a@example.com, b@example.com' })

    expect(outcome.outcome).toBe('refused')
    expect(office.connections()).toBe(0)
  })

  it('keeps its connection for the next mail', async () => {
    const office = held(await openPostOffice())
    const mailer = openMailer(office.url)

    for (const subject of ['a', 'b', 'c']) await mailer.send({ ...mail, subject })

    expect(office.mails.map((one) => one.subject)).toEqual(['a', 'b', 'c'])
    expect(office.connections()).toBe(1)
  })

  it('signs in as the address says', async () => {
    const seen: (string | null | undefined)[] = []
    const office = held(
      await openPostOffice({
        authOptional: false,
        onAuth(given, _session, done) {
          seen.push(given.username, given.password)
          done(null, { user: 'x' })
        },
      }),
    )
    const url = office.url.replace('smtp://', 'smtp://r%40x:p%3Aw@')

    const outcome = await openMailer(url).send(mail)

    expect(outcome.outcome).toBe('sent')
    expect(seen).toEqual(['r@x', 'p:w'])
  })

  it('gives its password to no other machine in the clear', async () => {
    const seen: unknown[] = []
    const office = held(
      await openPostOffice({
        onAuth(given, _session, done) {
          seen.push(given.password)
          done(null, { user: 'x' })
        },
      }),
    )
    // Reaches this machine, but is no loopback address by its looks.
    const elsewhere = office.url.replace('127.0.0.1', '0.0.0.0')

    const signedIn = await openMailer(elsewhere.replace('smtp://', 'smtp://a:b@')).send(mail)
    const unsigned = await openMailer(elsewhere).send(mail)

    expect(signedIn).toMatchObject({ outcome: 'later', reason: expect.stringContaining('ETLS') })
    expect(seen).toEqual([])
    expect(unsigned.outcome).toBe('sent')
  })

  it('sends nothing without a server', async () => {
    const mailer = openMailer(undefined)

    expect(mailer.configured).toBe(false)
    expect((await mailer.send(mail)).outcome).toBe('later')
  })
})

describe('a server that does not take the mail', () => {
  it.each([
    [550, 'refused'],
    [452, 'later'],
    [421, 'later'],
  ] as const)('answers %i to the recipient: %s', async (code, outcome) => {
    const office = held(
      await openPostOffice({ onRcptTo: (_address, _session, done) => done(refusal(code, 'no')) }),
    )

    const result = await openMailer(office.url).send(mail)

    expect(result).toMatchObject({ outcome, reason: expect.stringContaining(String(code)) })
  })

  it.each([
    [554, 'refused'],
    [451, 'later'],
  ] as const)('answers %i to the content: %s', async (code, outcome) => {
    const office = held(await openPostOffice({ keep: () => refusal(code, 'no') }))

    const result = await openMailer(office.url).send(mail)

    expect(result.outcome).toBe(outcome)
  })

  it('refuses our sign-in: later, for the mail is not at fault', async () => {
    const office = held(
      await openPostOffice({
        authOptional: false,
        onAuth: (_given, _session, done) => done(refusal(535, 'no')),
      }),
    )

    const signedIn = await openMailer(office.url.replace('smtp://', 'smtp://a:b@')).send(mail)
    const unsigned = await openMailer(office.url).send(mail)

    expect(signedIn.outcome).toBe('later')
    expect(unsigned.outcome).toBe('later')
  })

  it('takes the next mail after it refused one', async () => {
    const office = held(
      await openPostOffice({
        keep: (received) => (received.subject === 'bad' ? refusal(554, 'no') : undefined),
      }),
    )
    const mailer = openMailer(office.url)

    const outcomes = [
      (await mailer.send({ ...mail, subject: 'bad' })).outcome,
      (await mailer.send({ ...mail, subject: 'good' })).outcome,
    ]

    expect(outcomes).toEqual(['refused', 'sent'])
  })

  it('is not there: later', async () => {
    const office = await openPostOffice()
    await office.close()

    expect((await openMailer(office.url).send(mail)).outcome).toBe('later')
  })

  it('hangs up at once: later', async () => {
    const server = held(await openSocketServer((socket) => socket.destroy()))

    expect((await openMailer(server.url).send(mail)).outcome).toBe('later')
  })

  it('hangs up in the middle of the mail: later, and not tried again by itself', async () => {
    const server = held(
      await openSocketServer((socket) => {
        socket.write('220 here\r\n')
        socket.on('data', (data) => {
          if (data.toString().startsWith('DATA')) socket.write('354 go on\r\n')
          else if (data.toString().includes('Message-ID')) socket.destroy()
          else socket.write('250 ok\r\n')
        })
      }),
    )

    const outcome = await openMailer(server.url).send(mail)
    await new Promise((resolve) => setTimeout(resolve, 500))

    expect(outcome.outcome).toBe('later')
    expect(server.visits()).toBe(1)
  })

  it('never greets: later, within the limit', async () => {
    const server = held(await openSocketServer(() => {}))

    expect((await openMailer(server.url).send(mail)).outcome).toBe('later')
  })

  it('trickles its answers for ever: later, and the connection is cut', async () => {
    let cut = false
    const server = held(
      await openSocketServer((socket) => {
        socket.write('220 here\r\n')
        socket.resume()
        const timer = setInterval(() => socket.write('250-still\r\n'), 100)
        socket.on('close', () => {
          cut = true
          clearInterval(timer)
        })
      }),
    )
    const start = performance.now()

    const outcome = await openMailer(server.url).send(mail)

    expect(outcome.outcome).toBe('later')
    expect(performance.now() - start).toBeLessThan(quick.attempt + 1000)
    await expect.poll(() => cut).toBe(true)
  })
})
