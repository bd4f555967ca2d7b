import { createTransport, type NodemailerError, type SMTPPoolOptions } from 'nodemailer'
import type { Log } from '../log/log.ts'
import { composeMessage, type Mail, onOneLine } from './message.ts'

/** What came of one attempt. `refused` stays refused; `later` may go better: the connection, a 4xx, our sign-in. */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'later'; readonly reason: string }

/** The way out for mails. */
export interface Mailer {
  /** False without a server: then nothing leaves. */
  readonly configured: boolean
  /** Tries once; settles within the time limit whatever the server does, and throws only for our own mistakes. */
  send(mail: Mail): Promise<MailOutcome>
  /** Lets go of idle connections; a mail on its way still arrives. */
  close(): void
}

/** How long each part may take, in milliseconds. */
export interface MailLimits {
  readonly connect: number
  readonly greeting: number
  /** Silence of the server in between. */
  readonly silence: number
  /** One whole attempt, with waiting for a connection. */
  readonly attempt: number
}

/** The longest an attempt takes unless said otherwise; who repeats attempts waits longer than this. */
export const attemptMilliseconds = 30_000

const defaultLimits: MailLimits = {
  connect: 10_000,
  greeting: 10_000,
  silence: 20_000,
  attempt: attemptMilliseconds,
}

/**
 * Opens the way to the SMTP server; connections are made when needed and kept for the next mail.
 * @param options.url `smtp://user:pass@host:port` or `smtps://…`; undefined when there is none
 * @param options.from the sender, `Name <address>`
 */
export function openMail(options: {
  readonly url: string | undefined
  readonly from: string
  readonly log: Log
  readonly limits?: MailLimits
}): Mailer {
  if (options.url === undefined) return silentMailer
  const limits = options.limits ?? defaultLimits
  const transport = createTransport(poolOptions(options.url, limits))
  // Failures are told per mail; without a listener an idle connection's error would end the process.
  transport.on('error', (error) => options.log.warn({ reason: reasonOf(error) }, 'mail connection lost'))
  return {
    configured: true,
    async send(mail) {
      const message = composeMessage(mail, options.from)
      if (message === undefined) return { outcome: 'refused', reason: 'not an address' }
      try {
        await transport.sendMail({ ...message, signal: AbortSignal.timeout(limits.attempt) })
        return { outcome: 'sent' }
      } catch (error) {
        return judge(error)
      }
    },
    close: () => transport.close(),
  }
}

const silentMailer: Mailer = {
  configured: false,
  send: () => Promise.resolve({ outcome: 'later', reason: 'no mail server is set' }),
  close: () => {},
}

function poolOptions(url: string, limits: MailLimits): SMTPPoolOptions & { pool: true } {
  return {
    pool: true,
    url,
    maxConnections: 3,
    // Only a mail of which nothing has been sent yet is put onto another connection.
    maxRequeues: 1,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    dnsTimeout: limits.connect,
    socketTimeout: limits.silence,
    ...tlsOptions(url),
  }
}

/** A password leaves this machine encrypted or not at all; within it TLS protects nothing. */
function tlsOptions(url: string): { ignoreTLS?: boolean; requireTLS?: boolean } {
  const { hostname, username } = new URL(url)
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname)
  return isLoopback ? { ignoreTLS: true } : { requireTLS: username !== '' }
}

/** A server that wants us to sign in first (530) refuses us, not the mail. */
const signInFirst = 530

function judge(error: unknown): MailOutcome {
  const reason = reasonOf(error)
  if (!isMailError(error)) return { outcome: 'later', reason }
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  // Without an answer it was refused before it left: no server will take it.
  const isPermanent = (error.permanent ?? true) && error.responseCode !== signInFirst
  return { outcome: isAboutMail && isPermanent ? 'refused' : 'later', reason }
}

function isMailError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error
}

/** In a few words, for the operator; what the server says is foreign text. */
function reasonOf(error: unknown): string {
  const code = isMailError(error) ? (error.code ?? '') : ''
  const message = error instanceof Error ? error.message : String(error)
  return onOneLine(`${code} ${message}`).slice(0, 300)
}
