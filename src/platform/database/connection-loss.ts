/** Words of the driver for losses that carry no code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

/**
 * Whether the error only says that the database is away: starting, stopping (SQLSTATE classes 08 and 57P), or its
 * socket gone. The same work may succeed later.
 */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (words.test(error.message)) return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^(08|57P)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code)
}
