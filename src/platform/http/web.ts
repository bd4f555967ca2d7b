import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HttpServer } from './server.ts'

/** Mark in index.html that is replaced by each answer's own nonce. */
const nonceMark = '__NONCE__'

/**
 * Serves the built web application: its hashed files for ever, its page for every other address that a browser opens,
 * under a policy that lets nothing run but our own files.
 * @param folder the build's output
 */
export async function serveWeb(app: HttpServer, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })
  app.get('/*', (request, reply) => {
    if (!isPage(request)) return reply.callNotFound()
    return sendPage(reply, page)
  })
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  if (/^\/(api|assets|healthz|metrics)(\/|$)/.test(path)) return false
  return (request.headers.accept ?? '').includes('text/html')
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .headers({ 'content-security-policy': policyWith(nonce), 'cache-control': 'no-cache' })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(nonceMark, nonce))
}

/** Style attributes are allowed (React sets them one by one); style sheets need the nonce; scripts only our files. */
function policyWith(nonce: string): string {
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
