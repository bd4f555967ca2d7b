import { resolve } from 'node:path'
import { z } from 'zod'

const Roles = z
  .string()
  .default('web,worker,intake')
  .transform((text) => text.split(',').map((role) => role.trim()))
  .pipe(z.array(z.enum(['web', 'worker', 'intake'])).min(1))

const Environment = z.object({
  RENKEI_HOST: z.string().default('127.0.0.1'),
  RENKEI_PORT: z.coerce.number().int().min(0).max(65_535).default(8720),
  RENKEI_PUBLIC_URL: z.url().optional(),
  RENKEI_DATA: z.string().default('var'),
  RENKEI_ROLES: Roles,
  RENKEI_POSTGRES_BIN: z.string().optional(),
  RENKEI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  RENKEI_MAIL_FROM: z.string().default('Renkei <renkei@localhost>'),
  RENKEI_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  RENKEI_URL: z.url().optional(),
  RENKEI_TOKEN: z.string().optional(),
  DATABASE_URL: z.string().optional(),
})

/** Everything that can be set from outside, read once at start. */
export interface Config {
  readonly host: string
  readonly port: number
  /** As people reach it; links in mails begin with it. */
  readonly publicUrl: string | undefined
  /** Absolute path of the data folder. */
  readonly data: string
  readonly roles: readonly ('web' | 'worker' | 'intake')[]
  readonly postgresBinaries: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** A running server for the CLI to talk to. */
  readonly serverUrl: string | undefined
  readonly serverToken: string | undefined
  /** An external PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined
}

/**
 * Reads the settings.
 * @throws Error that names each variable that is wrong and what it should be
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = Environment.safeParse(withoutBlanks(environment))
  if (!read.success) throw new Error(`settings:\n${z.prettifyError(read.error)}`)
  const values = read.data
  return {
    host: values.RENKEI_HOST,
    port: values.RENKEI_PORT,
    publicUrl: values.RENKEI_PUBLIC_URL?.replace(/\/$/, ''),
    data: resolve(values.RENKEI_DATA),
    roles: values.RENKEI_ROLES,
    postgresBinaries: values.RENKEI_POSTGRES_BIN,
    smtpUrl: values.RENKEI_SMTP_URL,
    mailFrom: values.RENKEI_MAIL_FROM,
    log: values.RENKEI_LOG,
    serverUrl: values.RENKEI_URL?.replace(/\/$/, ''),
    serverToken: values.RENKEI_TOKEN,
    databaseUrl: values.DATABASE_URL,
  }
}

/** The language of whoever sits at the terminal, by the variables that the system reads for its messages. */
export function readLanguage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): 'ja' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = withoutBlanks(environment)
  return (LC_ALL ?? LC_MESSAGES ?? LANG ?? '').toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

function withoutBlanks(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return Object.fromEntries(set)
}

/** The environment of this process with some values of our own, for a process that we start. */
export function environmentWith(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...own }
}
