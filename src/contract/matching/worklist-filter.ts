import { z } from 'zod'
import { choiceOf, Id } from '../shapes.ts'

/** A probability from 0 to 1 as one writes it. */
const Share = z.string().regex(/^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/)

/** So many days back (`7d`), or a time. */
const Since = z.union([z.string().regex(/^[1-9]\d{0,3}d$/), z.iso.datetime()])

/**
 * What a worklist may be narrowed by; each is a choice (`a,b`, or `!a,b` for all but those), and all of them hold
 * together. `verdict`, `side`, `kind`, `division` and `organisation` narrow the items that are looked at: a
 * vulnerability is listed when it touches such an item, and its state is that of those items.
 */
export const worklistFilter = {
  /** The word of the leading record. */
  severity: choiceOf(z.enum(['critical', 'high', 'medium', 'low', 'none', 'unknown'])),
  /** Whether it is on a list of exploited vulnerabilities. */
  exploited: choiceOf(z.enum(['yes', 'no'])),
  /** Upper bound of the team's interest; without a team the highest of all. */
  interest: choiceOf(z.enum(['immediate', 'high', 'medium', 'low', 'none', 'unknown'])),
  /** At least this EPSS. */
  epss: choiceOf(z.union([Share, z.literal('unknown')])),
  /** Whether a source names a version in which it is fixed. */
  fix: choiceOf(z.enum(['yes', 'no'])),
  /** The worst verdict. */
  verdict: choiceOf(z.enum(['affected', 'undetermined'])),
  side: choiceOf(z.enum(['it', 'development', 'product'])),
  kind: choiceOf(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** Of the items; `none`: items without a division. */
  division: choiceOf(z.union([Id, z.literal('none')])),
  /** Whose items. */
  organisation: choiceOf(Id),
  /** In the list since then without a break. */
  since: choiceOf(Since),
}

/** The names of what a worklist may be narrowed by. */
export const narrowings = z.keyof(z.object(worklistFilter)).options
