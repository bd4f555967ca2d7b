import { z } from 'zod'
import { Time, Tlp } from '../shapes.ts'

/** More rows than this no file holds; it says so in its first line. */
export const mostRows = 50_000

/** More rows than this are not put on paper. */
export const mostPrinted = 2_000

/** How a list leaves: as a file for spreadsheets, or as its rows are. */
export const exportForms = ['csv', 'json'] as const
export type ExportForm = (typeof exportForms)[number]

/** Where an exported list is asked for: `/vulnerabilities.csv`. */
export function exportPath(path: string, form: ExportForm): string {
  return `${path}.${form}`
}

/** What an export is asked beside what narrows its list. */
export const ExportQuery = z.strictObject({
  /** IANA name: in which zone times are written (CSV). */
  zone: z.string().max(64).refine(isZone).default('UTC'),
  /** What the list is narrowed by, in the reader's words: stands in the first line. */
  about: z
    .string()
    .max(1000)
    .regex(/^[^\p{Cc}]*$/u)
    .default(''),
  most: z.coerce.number().int().min(1).max(mostRows).default(mostRows),
  /** To be put on paper: the trail says so. */
  print: z.enum(['true', 'false']).default('false'),
})
export type ExportQuery = z.infer<typeof ExportQuery>

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What a file says of itself, on its first line. */
export const ExportHead = z.strictObject({
  /** The route's id. */
  list: z.string(),
  tlp: Tlp,
  at: Time,
  by: z.string(),
  about: z.string(),
  rows: z.number().int(),
  /** Whether these are all; otherwise the first. */
  complete: z.boolean(),
})
export type ExportHead = z.infer<typeof ExportHead>

/** A list exported as JSON. */
export const ExportFile = z.strictObject({ export: ExportHead, rows: z.array(z.unknown()) })
