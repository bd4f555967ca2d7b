import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { keptProblems } from '#platform/jobs/job.ts'
import { dropUnscored, spreadScores, stageScores, writeScores } from '../scores/score-store.ts'
import { tellVulnerabilities } from '../vulnerabilities/change-actions.ts'
import { addCounts, noCounts, type RunCounts } from './counts.ts'
import type { ScoreFeed } from './feed.ts'
import { type Edition, lockEdition, writeEdition } from './list-store.ts'
import type { Import, Imported } from './published-actions.ts'
import { openLists } from './published-actions.ts'
import type { PackedScores } from './read-scores.task.ts'

/** A list with less than this part of the CVEs that are kept is taken for a piece of one: nothing is forgotten. */
const wholeFrom = 0.5

/**
 * Imports lists of scores, each in one transaction. One older than what is kept changes nothing; a list of a new model
 * is told as such, because it moves most scores without anything having happened.
 */
export async function importScores(context: Context, feed: ScoreFeed, work: Import): Promise<Imported> {
  const task = new URL('./read-scores.task.ts', import.meta.url)
  let counts = noCounts
  let models = 0
  const problems: Problem[] = []
  for await (const { name, value, problems: found } of openLists<PackedScores>(feed, work, task)) {
    problems.push(...found.slice(0, keptProblems - problems.length))
    const taken =
      value === null
        ? { counts: {}, hasNewModel: false, problems: [] }
        : await asActor(context, (deed) => takeScores(deed, feed, { list: value, name }))
    problems.push(...taken.problems)
    models += Number(taken.hasNewModel)
    const rejected = found.filter(isLoss).length + taken.problems.length
    counts = addCounts(counts, { ...noCounts, ...taken.counts, rejected })
  }
  return { counts, problems, result: { newModel: models } }
}

/** An encoding that is assumed is told; no line is lost by it. */
function isLoss({ code }: Problem): boolean {
  return code !== 'text.encoding-assumed'
}

interface Taken {
  readonly counts: Partial<RunCounts>
  readonly hasNewModel: boolean
  readonly problems: readonly Problem[]
}

interface Taking {
  readonly list: PackedScores
  readonly name: string
}

async function takeScores(deed: Deed, feed: ScoreFeed, { list, name }: Taking): Promise<Taken> {
  const { model, count } = list
  const day = dayOf(list.scoredOn ?? /(?<day>\d{4}-\d\d-\d\d)/.exec(name)?.groups?.day ?? null, deed.now)
  if (day === null) {
    return {
      counts: { read: count },
      hasNewModel: false,
      problems: [problem('/line/1', 'feed.date-missing')],
    }
  }
  const kept = await lockEdition(deed.db, feed.id)
  const listedAt = day.toZonedDateTime('UTC').toInstant()
  if (kept !== undefined && Temporal.Instant.compare(listedAt, kept.listedAt) < 0) {
    return { counts: { read: count, older: count }, hasNewModel: false, problems: [] }
  }
  await stageScores(deed.db, list.rows)
  const changed = await writeScores(deed.db, { model, scoredOn: day.toString() })
  if (kept !== undefined && count >= kept.entries * wholeFrom) await dropUnscored(deed.db)
  const ids = await spreadScores(deed.db)
  const hasNewModel = isNewModel(kept, model)
  await tellVulnerabilities(deed, ids, { cause: 'scores', newModel: hasNewModel })
  await writeEdition(deed.db, feed.id, { edition: model, listedAt, entries: count, at: deed.now })
  return { counts: { read: count, changed }, hasNewModel, problems: [] }
}

/** A day that cannot be (there is no 31 June, and tomorrow's list is not out) is none. */
function dayOf(text: string | null, now: Temporal.Instant): Temporal.PlainDate | null {
  if (text === null) return null
  try {
    const day = Temporal.PlainDate.from(text)
    const latest = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 })
    return Temporal.PlainDate.compare(day, latest) <= 0 ? day : null
  } catch {
    return null
  }
}

function isNewModel(kept: Edition | undefined, model: string): boolean {
  return kept !== undefined && kept.edition !== model
}
