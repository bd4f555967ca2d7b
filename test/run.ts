import { runSteps } from './run/run-steps.ts'
import { findSteps } from './run/steps.ts'
import { summaryOf } from './run/tally.ts'

/** What `npm test` runs: every step, or those that are named (`npm test -- unit browser`). */
const chosen = findSteps(process.argv.slice(2))
const outcomes = await runSteps(chosen)
process.stdout.write(summaryOf(outcomes))
process.exitCode = outcomes.every((outcome) => outcome.failed === 0) ? 0 : 1
