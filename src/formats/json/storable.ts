import type { ProblemLog } from '../problem-log.ts'
import { pointerStep } from './pointer.ts'

/**
 * A parsed value in which every text can be stored and sent: U+0000 and lone surrogates, which neither PostgreSQL
 * nor UTF-8 holds, become U+FFFD, each place noted as `json.text-mended`. Walks at most the depth already checked.
 */
export function makeStorable(value: unknown, path: string, log: ProblemLog): unknown {
  if (typeof value === 'string') return mendText(value, path, log)
  if (Array.isArray(value)) return value.map((entry, index) => makeStorable(entry, `${path}/${index}`, log))
  if (typeof value !== 'object' || value === null) return value
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const entryPath = `${path}/${pointerStep(name)}`
      return [mendText(name, entryPath, log), makeStorable(entry, entryPath, log)]
    }),
  )
}

/** A text as it can be stored: see `makeStorable`. */
export function mendText(text: string, path: string, log: ProblemLog): string {
  const mended = text.toWellFormed().replaceAll('\u0000', '\ufffd')
  if (mended !== text) log.add(path, 'json.text-mended')
  return mended
}
