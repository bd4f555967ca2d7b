import { refuseHttp } from './problems.ts'

/** A list's cursor as the caller keeps it: opaque, and refused when it is not one of ours. */
export function writeCursor(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws AppError `http.invalid-input` */
export function readCursor(cursor: string | undefined): readonly (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined
  const parts = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (Array.isArray(parts) && parts.every(isPart)) return parts
  throw refuseHttp('invalid-input', { problems: [{ path: '/cursor', code: 'input.cursor' }] })
}

function isPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || typeof part === 'number'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
