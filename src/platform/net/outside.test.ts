import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Reply } from './outside.ts'
import { open, openTo, readAll } from './trials/going-out.ts'
import { breakOff, drip, give, giveMarked, lead, openUnrulyServer, pour } from './trials/unruly-server.ts'

it('gives the body and what it is called', async () => {
  const headers = {
    etag: '"a"',
    'last-modified': 'Sat, 21 Nov 2026 00:00:00 GMT',
    'content-type': 'Text/CSV; a=b',
  }
  const server = await openUnrulyServer({ '/list': give('a,b', { headers }) })
  let seen: Partial<Reply> = {}

  const bytes = await openTo(server).get({ url: `${server.url}/list` }, async (reply) => {
    seen = reply
    return await readAll(reply)
  })

  expect(bytes.toString()).toBe('a,b')
  expect(seen).toMatchObject({ status: 200, etag: '"a"', contentType: 'text/csv', url: `${server.url}/list` })
  expect(server.asked[0]?.headers['user-agent']).toBe('Renkei/test')
})

it('asks only for what has changed', async () => {
  const server = await openUnrulyServer({ '/list': giveMarked('a', '"1"') })

  const status = await openTo(server).get(
    { url: `${server.url}/list`, validators: { etag: '"1"', lastModified: 'Sat, 21 Nov 2026 00:00:00 GMT' } },
    (reply) => Promise.resolve(reply.status),
  )

  expect(status).toBe(304)
  expect(server.asked[0]?.headers['if-modified-since']).toBe('Sat, 21 Nov 2026 00:00:00 GMT')
})

it('unpacks what was packed for its way', async () => {
  const body = gzipSync('a,b\n'.repeat(1000))
  const server = await openUnrulyServer({ '/list': give(body, { headers: { 'content-encoding': 'gzip' } }) })

  const bytes = await openTo(server).get({ url: `${server.url}/list` }, readAll)

  expect(bytes.length).toBe(4000)
})

it.each([
  ['a host that is not on the list', 'http://other.example/x', 'net.host-refused'],
  ['another port of a host', 'http://127.0.0.1:22/x', 'net.host-refused'],
  ['a scheme that is not the web', 'file:///etc/passwd', 'net.url-refused'],
])('asks nobody at %s', async (_, url, code) => {
  const server = await openUnrulyServer({})

  await expect(openTo(server).get({ url }, readAll)).rejects.toMatchObject({ code })
  expect(server.asked).toEqual([])
})

it('does not go inside at the word of a name service', async () => {
  const server = await openUnrulyServer({ '/x': give('secret') })
  const port = server.host.split(':')[1]
  const outside = open({
    hosts: [`feeds.example:${port}`],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  })

  const asking = outside.get({ url: `http://feeds.example:${port}/x` }, readAll)

  await expect(asking).rejects.toMatchObject({
    code: 'net.address-refused',
    facts: { host: `feeds.example:${port}`, address: '127.0.0.1' },
  })
  expect(server.asked).toEqual([])
})

it('refuses a name of which one address is bad', async () => {
  const outside = open({
    hosts: ['feeds.example'],
    resolve: () =>
      Promise.resolve([
        { address: '93.184.215.14', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]),
  })

  await expect(outside.get({ url: 'https://feeds.example/' }, readAll)).rejects.toMatchObject({
    code: 'net.address-refused',
    facts: { address: '169.254.169.254' },
  })
})

it('does not let even an internal host lead to the keys of a cloud', async () => {
  const outside = open({ internalHosts: ['169.254.169.254'] })

  await expect(outside.get({ url: 'http://169.254.169.254/latest' }, readAll)).rejects.toMatchObject({
    code: 'net.address-refused',
  })
})

it('connects to the address that was checked, though the name has another one by now', async () => {
  const server = await openUnrulyServer({ '/x': give('mirror') })
  const port = server.host.split(':')[1]
  const answers = ['127.0.0.1', '169.254.169.254']
  const outside = open({
    internalHosts: [`mirror.corp:${port}`],
    resolve: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]),
  })

  const bytes = await outside.get({ url: `http://mirror.corp:${port}/x` }, readAll)

  expect(bytes.toString()).toBe('mirror')
  expect(answers).toEqual(['169.254.169.254'])
})

it('follows redirects within the list', async () => {
  const server = await openUnrulyServer({
    '/a': lead('/b', 301),
    '/b': lead('c?d=e', 307),
    '/c?d=e': give('here'),
  })

  const [url, bytes] = await openTo(server).get({ url: `${server.url}/a` }, async (reply) => [
    reply.url,
    await readAll(reply),
  ])

  expect(String(bytes)).toBe('here')
  expect(url).toBe(`${server.url}/c?d=e`)
})

it.each([
  ['to the metadata of a cloud', 'http://169.254.169.254/latest/meta-data', 'net.host-refused'],
  ['to a host that is not on the list', 'https://evil.example/', 'net.host-refused'],
  ['to a file', 'file:///etc/passwd', 'net.url-refused'],
  ['with user information', 'http://a@127.0.0.1/', 'net.url-refused'],
  ['with a backslash', '/\\evil.example', 'net.url-refused'],
  ['to itself for ever', '/a', 'net.too-many-redirects'],
])('refuses a redirect %s', async (_, to, code) => {
  const server = await openUnrulyServer({ '/a': lead(to) })

  await expect(openTo(server).get({ url: `${server.url}/a` }, readAll)).rejects.toMatchObject({ code })
  expect(server.asked.length).toBeLessThanOrEqual(6)
})

it.each([
  ['that announces more than the limit', give(Buffer.alloc(1_000_001))],
  ['without end', pour],
  [
    'that unpacks to more than the limit',
    give(gzipSync(Buffer.alloc(20_000_000)), { headers: { 'content-encoding': 'gzip' } }),
  ],
] as const)('stops at a body %s', async (_, behaviour) => {
  const server = await openUnrulyServer({ '/a': behaviour })

  const asking = openTo(server).get({ url: `${server.url}/a` }, readAll)

  await expect(asking).rejects.toMatchObject({ code: expect.stringMatching(/^(?:net|archives)\.too-large$/) })
})

it('stops when bytes come too slowly, one by one or not at all', async () => {
  const server = await openUnrulyServer({ '/drip': drip(20), '/silent': () => undefined })

  for (const path of ['/drip', '/silent']) {
    await expect(openTo(server).get({ url: server.url + path }, readAll)).rejects.toMatchObject({
      code: 'net.too-slow',
    })
  }
  expect(server.asked).toHaveLength(2)
})

it('gives the receiver all the time it wants, once everything has come', async () => {
  const server = await openUnrulyServer({ '/a': give('x') })

  const bytes = await openTo(server, { limits: { idleSeconds: 0.1 } }).get(
    { url: `${server.url}/a` },
    async (reply) => {
      const read = await readAll(reply)
      await new Promise((resolve) => setTimeout(resolve, 400))
      return read
    },
  )

  expect(bytes.toString()).toBe('x')
})

it('stops when the whole takes too long', async () => {
  const server = await openUnrulyServer({ '/drip': drip(1) })

  const asking = openTo(server, { limits: { seconds: 0.5, slowestBytes: 1 } }).get(
    { url: `${server.url}/drip` },
    readAll,
  )

  await expect(asking).rejects.toMatchObject({ code: 'net.too-slow', facts: { seconds: 1 } })
})

it('begins anew when the transfer breaks off', async () => {
  const body = randomBytes(100_000)
  const server = await openUnrulyServer({
    '/a': (request, response, count) =>
      count === 0 ? breakOff(body, 5000)(request, response, count) : give(body)(request, response, count),
  })

  const bytes = await openTo(server).get({ url: `${server.url}/a` }, readAll)

  expect(bytes.equals(body)).toBe(true)
  expect(server.asked).toHaveLength(2)
})

it('gives up a body that never comes whole', async () => {
  const packed = gzipSync(randomBytes(50_000))
  const server = await openUnrulyServer({
    '/short': breakOff(Buffer.alloc(1000), 10),
    '/packed': give(packed.subarray(0, 30_000), { headers: { 'content-encoding': 'gzip' } }),
  })

  for (const path of ['/short', '/packed']) {
    await expect(openTo(server).get({ url: server.url + path }, readAll)).rejects.toMatchObject({
      code: 'net.broken-off',
    })
  }
  expect(server.asked).toHaveLength(6)
})

it.each([403, 408, 429, 500, 503])('tries again after status %i', async (status) => {
  const server = await openUnrulyServer({
    '/a': (request, response, count) =>
      give(count < 2 ? 'busy' : 'here', { status: count < 2 ? status : 200 })(request, response, count),
  })

  const bytes = await openTo(server).get({ url: `${server.url}/a` }, readAll)

  expect(bytes.toString()).toBe('here')
})

it('waits as long as it is asked to', async () => {
  const server = await openUnrulyServer({
    '/a': (request, response, count) =>
      give('', count === 0 ? { status: 429, headers: { 'retry-after': '1' } } : {})(request, response, count),
  })
  const started = performance.now()

  await openTo(server).get({ url: `${server.url}/a` }, readAll)

  expect(performance.now() - started).toBeGreaterThan(950)
})

it('goes home when it is asked to wait for long', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  const server = await openUnrulyServer({
    '/a': give('', { status: 503, headers: { 'retry-after': inAnHour } }),
  })

  const asking = openTo(server).get({ url: `${server.url}/a` }, readAll)

  await expect(asking).rejects.toMatchObject({ code: 'net.must-wait', facts: { status: 503 } })
  expect(server.asked).toHaveLength(1)
})

it.each([404, 410, 401, 204])('does not ask again after status %i', async (status) => {
  const server = await openUnrulyServer({ '/a': give('', { status }) })

  await expect(openTo(server).get({ url: `${server.url}/a` }, readAll)).rejects.toMatchObject({
    code: 'net.bad-status',
    facts: { status },
  })
  expect(server.asked).toHaveLength(1)
})

it('leaves alone what the receiver itself throws', async () => {
  const server = await openUnrulyServer({ '/a': give('x') })

  const asking = openTo(server).get({ url: `${server.url}/a` }, () => Promise.reject(new Error('disk full')))

  await expect(asking).rejects.toThrow('disk full')
  expect(server.asked).toHaveLength(1)
})

it('stops when it is told to', async () => {
  const server = await openUnrulyServer({ '/a': drip(5) })
  const stop = new AbortController()
  const asking = openTo(server, { signal: stop.signal }).get({ url: `${server.url}/a` }, async (reply) => {
    setTimeout(() => stop.abort(new Error('cancelled')), 20)
    return await readAll(reply)
  })

  await expect(asking).rejects.toThrow('cancelled')
})

it('says when nobody listens', async () => {
  const outside = open({ internalHosts: ['127.0.0.1:1'] })

  await expect(outside.get({ url: 'http://127.0.0.1:1/' }, readAll)).rejects.toMatchObject({
    code: 'net.unreachable',
    facts: { reason: 'ECONNREFUSED' },
  })
})

it('keeps the pace', async () => {
  const server = await openUnrulyServer({ '/a': give('x') })
  const outside = openTo(server, { limits: { requestsPerSecond: 20 } })
  const started = performance.now()

  await Promise.all(Array.from({ length: 5 }, () => outside.get({ url: `${server.url}/a` }, readAll)))

  expect(performance.now() - started).toBeGreaterThan(190)
})
