import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { chooseLanguage } from '#texts/index.ts'
import type { HttpServer } from './server.ts'

/** Paths that are no pages: what is unknown there is refused in the form of every refusal. */
const noPage = /^\/(api|healthz|metrics|assets|guide)(\/|$)/

/**
 * Serves the built web: its files, whose names change with their content, for good; its page at every other path,
 * so that the browser's address can name any screen.
 * @param folder the build: `index.html`, `assets/` and `guide/`
 */
export async function serveWeb(app: HttpServer, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  await serveGuide(app, join(folder, 'guide'))
  app.get('/*', (request, reply) => {
    if (isPage(request)) return sendPage(reply, page)
    return reply.callNotFound()
  })
}

/** The guide: pages that stand for themselves, in each language; open to everybody, for it tells nothing of the house. */
async function serveGuide(app: HttpServer, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/guide/',
    decorateReply: false,
    preCompressed: true,
    redirect: true,
    // Its files keep their names from version to version: browsers ask whether they are still the same.
    cacheControl: false,
    setHeaders: (reply) => {
      reply.headers({ 'content-security-policy': guidePolicy, 'cache-control': 'no-cache' })
    },
  })
  app.get('/guide', (request, reply) =>
    reply.redirect(`/guide/${chooseLanguage(request.headers['accept-language'])}/`),
  )
}

const guidePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Whoever asks for a file that is not there must not get the page instead: it would be taken for the file. */
function isPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?')
  if (noPage.test(path)) return false
  const accepted = request.headers.accept ?? '*/*'
  if (accepted.includes('text/html')) return true
  return accepted.includes('*/*') && !/\.\w+$/.test(path)
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', contentPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce))
}

/**
 * What the page may load: our own files, no inline code. Style elements carry the nonce. Style attributes are
 * allowed for components that write them as text (React's own `style` goes through the object model, which no
 * policy concerns): an attribute styles its own element only, and images come from here, so it can send nothing.
 */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}
