import { z } from 'zod'

/** An id we made: UUIDv7 in lower case. */
export const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** RFC 3339 in UTC with `Z`. */
export const Time = z.iso.datetime()

/** A person's or thing's name as typed: trimmed, no control characters, 1 to 200 characters. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u)

/** The name of a file as its sender calls it: a label, never a path of ours. No control characters. */
export const FileName = z
  .string()
  .max(255)
  .regex(/^[^\p{Cc}]*$/u)

/** Free text of several lines, up to 10,000 characters; NUL refused (PostgreSQL cannot keep it). */
export const Text = z
  .string()
  .max(10_000)
  .refine((text) => !text.includes('\u0000'))

/** TLP 2.0 labels, from the most open to the most closed. */
export const Tlp = z.enum(['clear', 'green', 'amber', 'amber+strict', 'red'])
export type Tlp = z.infer<typeof Tlp>

export const Language = z.enum(['ja', 'en'])
export type Language = z.infer<typeof Language>

/** A name that may be held in both languages; at least one is there. */
export const BilingualName = z
  .strictObject({ ja: Name.nullable(), en: Name.nullable() })
  .refine((name) => name.ja !== null || name.en !== null)
export type BilingualName = z.infer<typeof BilingualName>

export const ById = z.strictObject({ id: Id })

/** Paging of a list: an opaque cursor from the last answer, and how many rows (1 to 200). */
export const Page = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Values one may give at once in a choice. */
const mostChosen = 50

/** A choice as one writes it: `critical,high`, or `!low` for all but low. */
export function choiceOf<Value extends string>(value: z.ZodType<Value, string>) {
  return z
    .string()
    .max(2000)
    .transform((text) => {
      const unwanted = text.startsWith('!')
      return { values: (unwanted ? text.slice(1) : text).split(','), unwanted }
    })
    .pipe(z.strictObject({ values: z.array(value).min(1).max(mostChosen), unwanted: z.boolean() }))
    .optional()
}

/** A list's answer. `total` is null where counting would cost too much. */
export function listOf<Row extends z.ZodType>(row: Row) {
  return z.strictObject({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.number().int().nullable(),
  })
}

/** What went wrong at one place, with its text in the reader's language. */
export const ProblemLine = z.strictObject({ path: z.string(), code: z.string(), message: z.string() })
export type ProblemLine = z.infer<typeof ProblemLine>

/** RFC 9457 problem details, in the reader's language; `id` is what to quote. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  id: z.string(),
  problems: z.array(ProblemLine),
  /** After a conflict: the object as it is now. */
  current: z.unknown().optional(),
})
export type ProblemDetails = z.infer<typeof ProblemDetails>
