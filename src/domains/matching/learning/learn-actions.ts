import type { Executor } from '#platform/database/database.ts'
import { collectLearners, type Learners, readLearners, readMappingsToLearn } from './mapping-view.ts'
import { learnedNames } from './pair.ts'
import { replaceLearned } from './pair-store.ts'

/**
 * Gives components the CPE names that were learned of their packages, and takes away what no longer holds. Those of
 * which any changed are added to the temporary table `fresh_component`.
 */
export async function learnNames(db: Executor, learners: Learners): Promise<void> {
  await collectLearners(db, learners)
  const components = await readLearners(db)
  if (components.length === 0) return
  await replaceLearned(db, learnedNames(components, await readMappingsToLearn(db)))
}
