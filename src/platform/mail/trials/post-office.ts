import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail server on loopback that keeps what it is given. */
export interface PostOffice {
  readonly url: string
  /** As they came in, parsed. */
  readonly mails: readonly ParsedMail[]
  /** Recipients of the envelopes. */
  readonly recipients: readonly string[]
  readonly connections: () => number
  close(): Promise<void>
}

/**
 * Opens a server that takes every mail, unless its handlers say otherwise.
 * @param options.keep decides on each whole mail: an error refuses it
 */
export async function openPostOffice(
  options: SMTPServerOptions & { readonly keep?: (mail: ParsedMail) => Error | undefined } = {},
): Promise<PostOffice> {
  const mails: ParsedMail[] = []
  const recipients: string[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onData(stream, session, done) {
      buffer(stream)
        .then((raw) => simpleParser(raw))
        .then((mail) => {
          const fault = options.keep?.(mail)
          if (fault !== undefined) return done(fault)
          mails.push(mail)
          recipients.push(...session.envelope.rcptTo.map((one) => one.address))
          done()
        }, done)
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    mails,
    recipients,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A refusal in the words of SMTP. */
export function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

/** A machine on which something else listens than a mail server. */
export async function openSocketServer(
  answer: (socket: Socket) => void,
): Promise<{ readonly url: string; readonly visits: () => number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  let visits = 0
  const server = createServer((socket) => {
    visits += 1
    sockets.add(socket)
    socket.on('error', () => {})
    answer(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    visits: () => visits,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
