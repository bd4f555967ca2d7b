import * as mandatory21 from '@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js'
import { csaf_2_1 } from '@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js'
import * as mandatory20 from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import { csaf_2_0 } from '@secvisogram/csaf-validator-lib/schemaTests.js'
import { imitatesProfile, inOrder } from './corrections.ts'
import type { DocumentTest, FailedTest, Judgement, TestOutcome } from './judgement.ts'

/** Places that are kept one by one. */
const keptFailures = 50
const longestMessage = 500

/** The schema (fields of one's own are no mistake: test 6.2.20 only warns) and the mandatory tests. Those that need a dictionary or the network are not among them. */
const tests: ReadonlyMap<string, readonly (readonly [name: string, test: DocumentTest])[]> = new Map([
  ['2.0', [['schema', csaf_2_0], ...Object.entries(mandatory20), ['mandatoryTest_6_1_26', imitatesProfile]]],
  ['2.1', [['schema', csaf_2_1], ...Object.entries(mandatory21)]],
])

/**
 * Judges a document as the standard asks: valid where it follows the schema and passes every mandatory test. Takes half a
 * second to load, so it is imported where it is needed only.
 * @param document as parsed from JSON
 */
export async function judgeCsaf(document: unknown, csafVersion: string): Promise<Judgement> {
  const own = tests.get(csafVersion) ?? []
  const ordered = inOrder(document)
  const failures: FailedTest[] = []
  const notRun: string[] = []
  for (const [name, test] of own) {
    const outcome = await runTest(test, name === 'mandatoryTest_6_1_21' ? ordered : document)
    if (outcome === null) notRun.push(sectionOf(name))
    else failures.push(...failuresOf(sectionOf(name), outcome))
  }
  const passed = notRun.length > 0 || own.length === 0 ? 'not-judged' : 'valid'
  return {
    verdict: failures.length > 0 ? 'invalid' : passed,
    failures: failures.slice(0, keptFailures),
    failureCount: failures.length,
    notRun,
  }
}

function failuresOf(test: string, { isValid, errors = [] }: TestOutcome): readonly FailedTest[] {
  if (isValid !== false) return []
  const places = errors.length === 0 ? [{}] : errors
  return places.map((place) => failedAt(test, place))
}

/** A test that stumbles over what the schema forbids has said nothing. */
async function runTest(test: DocumentTest, document: unknown): Promise<TestOutcome | null> {
  try {
    return await test(document)
  } catch {
    return null
  }
}

function failedAt(
  test: string,
  { instancePath = '', message = '' }: NonNullable<TestOutcome['errors']>[number],
): FailedTest {
  return { test, path: instancePath, message: message.slice(0, longestMessage) }
}

function sectionOf(name: string): string {
  return name.startsWith('mandatoryTest_')
    ? name.slice('mandatoryTest_'.length).replaceAll('_', '.')
    : 'schema'
}
