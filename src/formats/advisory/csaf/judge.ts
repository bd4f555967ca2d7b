import { imitatesProfile, imitatesProfile21, inOrder } from './corrections.ts'
import { drafts } from './drafts.data.ts'
import type { DocumentTest, FailedTest, Judgement, TestError, TestOutcome } from './judgement.ts'
import { proofs, shortened } from './proofs.ts'

/** Places that are kept one by one. */
const keptFailures = 50
const longestMessage = 500

type NamedTest = readonly [name: string, test: DocumentTest]

/**
 * By version the schema (fields of one's own are no mistake: test 6.2.20 only warns) and the mandatory tests. Those that
 * need a dictionary or the network are not among them. Loaded when the first document of a version is judged: those of
 * 2.0 take one and a half seconds, those of 2.1 four.
 */
const tests: ReadonlyMap<string, () => Promise<readonly NamedTest[]>> = new Map([
  ['2.0', once(loadTests20)],
  ['2.1', once(loadTests21)],
])

async function loadTests20(): Promise<readonly NamedTest[]> {
  const { csaf_2_0 } = await import('@secvisogram/csaf-validator-lib/schemaTests.js')
  const mandatory = await import('@secvisogram/csaf-validator-lib/mandatoryTests.js')
  return [
    ['schema', onShortLists(csaf_2_0)],
    ...testsIn(mandatory).map(([name, test]) => [name, unlessProven(name, test)] as const),
    ['mandatoryTest_6_1_26', imitatesProfile],
  ]
}

async function loadTests21(): Promise<readonly NamedTest[]> {
  const { csaf_2_1 } = await import('@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js')
  const mandatory = await import('@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js')
  return [
    ['schema', onShortLists(csaf_2_1)],
    ...testsIn(mandatory).map(
      ([name, test]) => [name, name === 'mandatoryTest_6_1_26' ? imitatesProfile21 : test] as const,
    ),
  ]
}

/** A module of the library exports nothing else. */
function testsIn(module: object): readonly NamedTest[] {
  return Object.entries(module).filter(([, test]) => typeof test === 'function')
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

/**
 * Judges a document as the standard asks: valid where it follows the schema and passes every mandatory test.
 * @param document as parsed from JSON
 */
export async function judgeCsaf(document: unknown, csafVersion: string): Promise<Judgement> {
  const own = (await tests.get(csafVersion)?.()) ?? []
  const draft = drafts.get(csafVersion)
  const ordered = inOrder(document)
  const failures: FailedTest[] = []
  const notRun: string[] = []
  let isBeyond = false
  for (const [name, test] of own) {
    const outcome = await runTest(test, name === 'mandatoryTest_6_1_21' ? ordered : document)
    if (outcome === null) notRun.push(sectionOf(name))
    else failures.push(...failuresOf(sectionOf(name), outcome))
    if (name === 'schema') isBeyond = outcome?.errors?.some((error) => draft?.isBeyond(error)) ?? false
  }
  const passed = notRun.length > 0 || own.length === 0 ? 'not-judged' : 'valid'
  const judged = failures.length > 0 ? 'invalid' : passed
  return {
    verdict: isBeyond ? 'not-judged' : judged,
    draft: draft?.day ?? null,
    failures: failures.slice(0, keptFailures),
    failureCount: failures.length,
    notRun,
  }
}

/** The schema on as much of the document as can have faults; where it has some, on all of it, for their places. */
function onShortLists(test: DocumentTest): DocumentTest {
  return async (document) => {
    const outcome = await test(shortened(document))
    return outcome.isValid === true ? outcome : await test(document)
  }
}

function unlessProven(name: string, test: DocumentTest): DocumentTest {
  const isProven = proofs.get(name)
  return isProven === undefined
    ? test
    : (document) => (isProven(document) ? { isValid: true } : test(document))
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

function failedAt(test: string, { instancePath = '', message = '' }: TestError): FailedTest {
  return { test, path: instancePath, message: message.slice(0, longestMessage) }
}

function sectionOf(name: string): string {
  return name.startsWith('mandatoryTest_')
    ? name.slice('mandatoryTest_'.length).replaceAll('_', '.')
    : 'schema'
}
