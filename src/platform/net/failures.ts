import { AppError } from '#kernel/errors/app-error.ts'
import { refuseNet } from './errors.ts'

/** What a failed attempt is told as. */
export function refusalOf(error: unknown, host: string): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (certificateCodes.test(code)) {
    return refuseNet('certificate-refused', { facts: { host, reason: reasonOf(error) }, cause: error })
  }
  if (tlsCodes.test(code)) return refuseNet('tls-failed', { facts: { host, reason: code }, cause: error })
  if (brokenCodes.test(code)) return refuseNet('broken-off', { facts: { host, reason: code }, cause: error })
  const reason = code === '' ? reasonOf(error) : code
  return refuseNet('unreachable', { facts: { host, reason }, cause: error })
}

const certificateCodes =
  /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/
const tlsCodes = /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/
const brokenCodes = /^(?:ECONNRESET|EPIPE|ECONNABORTED|HPE_|ERR_HTTP|ERR_STREAM_PREMATURE_CLOSE|Z_)/

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200)
}

const transientStatuses = new Set([403, 408, 429])

/** Whether another attempt may go better: busy or broken servers, cut connections. */
export function isTransient(error: AppError): boolean {
  if (error.code === 'net.bad-status') return isTransientStatus(Number(error.facts.status))
  return ['net.unreachable', 'net.broken-off', 'net.name-unknown', 'net.tls-failed'].includes(error.code)
}

function isTransientStatus(status: number): boolean {
  return transientStatuses.has(status) || status >= 500
}
