import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { route } from '#contract/route.ts'
import { silentLog } from '#test/database.ts'
import { answering } from './answer.ts'
import { mount } from './mount.ts'
import { createHttpServer } from './server.ts'

const lines = route({
  id: 'trial.stream-numbers',
  method: 'GET',
  path: '/numbers',
  access: 'anybody',
  answerForm: 'lines',
  answer: z.strictObject({ number: z.number() }),
})

async function serve(numbers: () => AsyncIterable<{ number: number }>): Promise<string> {
  const app = await createHttpServer({ log: silentLog })
  mount(app, [answering<null>()(lines, () => Promise.resolve(numbers()))], {
    secureCookies: false,
    authenticate: () => Promise.resolve({ context: null, signedIn: false, language: undefined }),
  })
  onTestFinished(() => app.close())
  return await app.listen({ host: '127.0.0.1', port: 0 })
}

it('writes a line for each value', async () => {
  const url = await serve(() => ReadableStream.from([{ number: 1 }, { number: 2 }]))

  const answer = await fetch(`${url}/api/v1/numbers`)

  expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
  expect(await answer.text()).toBe('{"number":1}\n{"number":2}\n')
})

it('makes no more than is read, and stops when the reader is gone', async () => {
  let made = 0
  const ended = Promise.withResolvers<number>()
  const url = await serve(async function* () {
    try {
      for (;;) {
        made += 1
        yield await Promise.resolve({ number: made })
      }
    } finally {
      ended.resolve(made)
    }
  })
  const control = new AbortController()
  const answer = await fetch(`${url}/api/v1/numbers`, { signal: control.signal })
  await answer.body?.getReader().read()
  const growth = async () => {
    const before = made
    await pause(200)
    return made - before
  }

  // Once the buffers on the way are full nobody reads, so nothing is made.
  await expect.poll(growth, { timeout: 20_000 }).toBe(0)
  control.abort()
  expect(await ended.promise).toBeGreaterThan(0)
})

it('does not end like a whole answer when it breaks off', async () => {
  const url = await serve(async function* () {
    yield { number: 1 }
    await pause(50)
    throw new Error('the database is gone')
  })

  const answer = await fetch(`${url}/api/v1/numbers`)

  await expect(answer.text()).rejects.toThrow()
})
