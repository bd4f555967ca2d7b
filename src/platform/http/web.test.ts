import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { silentLog } from '#test/database.ts'
import { compressAll } from './compress.ts'
import { createHttpServer, type HttpServer } from './server.ts'
import { serveWeb } from './web.ts'

const script = `export const word = '${'word '.repeat(1000)}'`

async function openServer(): Promise<HttpServer> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<meta content="__NONCE__"><style nonce="__NONCE__"></style>')
  await writeFile(join(folder, 'assets/main-abc123.js'), script)
  await writeFile(join(folder, 'assets/small-abc123.css'), 'a {}')
  await mkdir(join(folder, 'guide/en'), { recursive: true })
  await writeFile(join(folder, 'guide/en/index.html'), '<h1>Guide</h1>')
  await compressAll(folder)
  const app = await createHttpServer({ log: silentLog })
  app.get('/api/v1/known', () => ({ known: true }))
  await serveWeb(app, folder)
  onTestFinished(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })
  return app
}

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

it.each(['/', '/vulnerabilities/CVE-2021-44228', '/packages/a.b.js', '/setup?x=1'])(
  'answers a browser with the page at %s',
  async (url) => {
    const app = await openServer()

    const answer = await app.inject({ url, headers: html })

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  },
)

it('gives each page a nonce of its own, in the page and in the policy', async () => {
  const app = await openServer()

  const answers = [
    await app.inject({ url: '/', headers: html }),
    await app.inject({ url: '/', headers: html }),
  ]

  const nonces = answers.map((answer) => /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? '')
  expect(nonces[0]).toMatch(/^[\w+/]{22}==$/)
  expect(nonces[0]).not.toBe(nonces[1])
  for (const [index, answer] of answers.entries()) {
    expect(answer.body).not.toContain('__NONCE__')
    expect(answer.headers['content-security-policy']).toBe(
      `default-src 'self'; style-src 'self' 'nonce-${nonces[index]}'; style-src-attr 'unsafe-inline'; ` +
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    )
  }
})

it('lets files be kept for good, packed as the browser can read them', async () => {
  const app = await openServer()
  const url = '/assets/main-abc123.js'

  const plain = await app.inject({ url })
  const gzip = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  const brotli = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
  const small = await app.inject({ url: '/assets/small-abc123.css', headers: { 'accept-encoding': 'gzip' } })

  expect(plain.body).toBe(script)
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(script)
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(small.headers['content-encoding']).toBeUndefined()
})

it.each(['/api/v1/unknown', '/api', '/metrics', '/healthz', '/assets/gone-123.js', '/assets/../index.html'])(
  'does not give the page for %s',
  async (url) => {
    const app = await openServer()

    const answer = await app.inject({ url, headers: url.startsWith('/assets/../') ? {} : html })

    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'http.unknown-route' })
  },
)

it('does not give the page to whoever asks for a file, or in another way than reading', async () => {
  const app = await openServer()

  const file = await app.inject({ url: '/gone.js', headers: { accept: '*/*' } })
  const data = await app.inject({ url: '/', headers: { accept: 'application/json' } })
  const post = await app.inject({ method: 'POST', url: '/', headers: html })
  const program = await app.inject({ url: '/', headers: { accept: '*/*' } })

  expect([file, data, post, program].map((answer) => answer.statusCode)).toEqual([404, 404, 404, 200])
})

it('leaves the routes of the contract alone', async () => {
  const app = await openServer()

  const answer = await app.inject({ url: '/api/v1/known', headers: html })

  expect(answer.json()).toEqual({ known: true })
})

it('serves the guide to everybody, in the language asked for, with a policy that lets nothing run', async () => {
  const app = await openServer()

  const entry = await app.inject({ url: '/guide', headers: { ...html, 'accept-language': 'en-GB,en;q=0.9' } })
  const page = await app.inject({ url: '/guide/en/', headers: html })
  const missing = await app.inject({ url: '/guide/en/gone.html', headers: html })

  expect([entry.statusCode, entry.headers.location]).toEqual([302, '/guide/en/'])
  expect(page.body).toBe('<h1>Guide</h1>')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['cache-control']).toBe('no-cache')
  expect(missing.statusCode).toBe(404)
})
