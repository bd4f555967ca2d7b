import type { Context } from '#domains/identity/index.ts'
import { noCounts } from './counts.ts'
import type { ScoreFeed } from './feed.ts'
import type { Import, Imported } from './importing.ts'

/** Imports a list of scores. */
export async function importScores(_context: Context, _feed: ScoreFeed, _work: Import): Promise<Imported> {
  return await Promise.resolve({ counts: noCounts, problems: [] })
}
