import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { route } from '#contract/route.ts'
import { silentLog } from '#test/database.ts'
import { answering } from './answer.ts'
import { mount } from './mount.ts'
import { createHttpServer } from './server.ts'

const take = route({
  id: 'trial.take-file',
  method: 'POST',
  path: '/files',
  access: 'anybody',
  bodyForm: 'file',
  answer: z.strictObject({ bytes: z.number() }),
})

async function serve(): Promise<number> {
  const app = await createHttpServer({ log: silentLog })
  const answer = answering<null>()(take, async ({ file }) => {
    let bytes = 0
    for await (const chunk of file) bytes += chunk.length
    return { bytes }
  })
  mount(app, [answer], {
    secureCookies: false,
    pace: { seconds: 0.3, bytes: 1000 },
    authenticate: () => Promise.resolve({ context: null, signedIn: false, language: undefined }),
  })
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Sends as many pieces as are wanted, one each few milliseconds, until the other side answers or has all. */
async function send(port: number, { pieces, size }: { readonly pieces: number; readonly size: number }) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  const closed = Promise.withResolvers<void>()
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.once('close', () => closed.resolve()).on('error', () => undefined)
  socket.write(
    `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nConnection: close\r\n` +
      `Content-Type: application/octet-stream\r\nContent-Length: ${pieces * size}\r\n\r\n`,
  )
  for (let piece = 0; piece < pieces && answer === ''; piece += 1) {
    socket.write('x'.repeat(size))
    await pause(20)
  }
  await Promise.race([closed.promise, pause(5000)])
  socket.destroy()
  return answer
}

it('security.md 4.4: cuts an upload that trickles, and says why', async () => {
  const started = performance.now()
  const answer = await send(await serve(), { pieces: 1000, size: 1 })

  expect(answer).toContain('HTTP/1.1 400')
  expect(answer).toContain('"http.too-slow"')
  expect(answer).toContain('less than a kilobyte a second')
  expect(answer.toLowerCase()).toContain('connection: close')
  expect(performance.now() - started).toBeLessThan(5000)
})

it('takes one that is slow but steady', async () => {
  const answer = await send(await serve(), { pieces: 60, size: 1000 })

  expect(answer).toContain('HTTP/1.1 200')
  expect(answer).toContain('{"bytes":60000}')
}, 20_000)
