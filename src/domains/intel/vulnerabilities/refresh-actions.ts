import type { Executor } from '#platform/database/database.ts'
import { leadingFacts, type Member } from './leading.ts'
import { readGroups } from './member-view.ts'
import { foldNames } from './search-text.ts'
import { updateVulnerabilities, withdrawVulnerabilities } from './vulnerability-store.ts'

/**
 * Takes what vulnerabilities show from their records and from lists (exploitation, EPSS) as they are now. One that
 * no record speaks of any more keeps its title and is withdrawn.
 * @returns those that show something else than before
 */
export async function refreshVulnerabilities(
  db: Executor,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const groups = await readGroups(db, ids)
  const spoken = groups.filter(({ members }) => members.length > 0)
  const silent = groups.filter(({ members }) => members.length === 0).map(({ id }) => id)
  const rows = spoken.map(({ id, shortId, members, names }) => {
    const facts = leadingFacts(members, at)
    return { id, facts, folded: foldNames([shortId, ...names], facts.title, titlesOf(members)) }
  })
  return [...(await updateVulnerabilities(db, rows, at)), ...(await withdrawVulnerabilities(db, silent, at))]
}

function titlesOf(members: readonly Member[]): readonly string[] {
  return members.map(({ title }) => title)
}
