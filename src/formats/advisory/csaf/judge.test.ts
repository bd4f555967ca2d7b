import { existsSync, readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { judgeCsaf } from './judge.ts'
import { judgedOtherwise } from './real-exceptions.data.ts'

const gateway: unknown = JSON.parse(
  readFileSync(new URL('./fixtures/vendor-with-purls.json', import.meta.url), 'utf8'),
)

it('names the tests that a document fails, and where', async () => {
  const judgement = await judgeCsaf(gateway, '2.0')

  expect(judgement.verdict).toBe('invalid')
  expect(judgement.failures).toContainEqual(expect.objectContaining({ test: '6.1.11' }))
})

it('security.md 4.13: does not stumble over what is no document at all', async () => {
  for (const value of [null, 7, [], {}, { document: null }, { document: {}, vulnerabilities: [null] }]) {
    expect((await judgeCsaf(value, '2.0')).verdict).toBe('invalid')
    expect((await judgeCsaf(value, '2.1')).verdict).toBe('invalid')
  }
}, 60_000)

it('judges no version it has no tests for', async () => {
  expect(await judgeCsaf(gateway, '2.7')).toMatchObject({ verdict: 'not-judged', failures: [] })
})

const draft21 = (category: string, more: object = {}) => {
  const at = '2026-01-02T00:00:00.000Z'
  return {
    $schema: 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json',
    document: {
      category,
      csaf_version: '2.1',
      distribution: { tlp: { label: 'CLEAR' } },
      publisher: { category: 'vendor', name: 'Acme', namespace: 'https://acme.example' },
      title: 'About',
      tracking: {
        id: 'A-1',
        status: 'final',
        version: '1',
        initial_release_date: at,
        current_release_date: at,
        revision_history: [{ number: '1', date: at, summary: 'First.' }],
      },
    },
    ...more,
  }
}

it('judges 2.1 by a draft, and says by which', async () => {
  expect(await judgeCsaf(draft21('csaf_base'), '2.1')).toMatchObject({
    verdict: 'valid',
    draft: '2025-05-28',
  })
  expect((await judgeCsaf(gateway, '2.0')).draft).toBeNull()
})

it('does not call invalid what later drafts brought', async () => {
  const later = draft21('csaf_base', { x_extensions: [] })

  const judgement = await judgeCsaf(later, '2.1')

  expect(judgement).toMatchObject({ verdict: 'not-judged', draft: '2025-05-28' })
  expect(judgement.failures.map(({ test }) => test)).toEqual(['schema'])
})

it.each([
  ['csaf_superseded', 'not-judged'],
  ['Superseded', '6.1.26'],
  ['CSafDeprecatedSecurity\u2014Advisory', '6.1.26'],
  ['csaf_own', '6.1.26'],
  ['Acme Advisory', 'valid'],
])('knows the profiles of 2.1: %s', async (category, expected) => {
  const { verdict, failures } = await judgeCsaf(draft21(category), '2.1')

  const tests = failures.map(({ test }) => test)
  if (expected === 'not-judged') expect(tests).not.toContain('6.1.26')
  else expect(verdict === 'valid' ? [verdict] : tests).toEqual([expected])
})

const official = new URL('../../../../../shared/data/csaf/oasis-2.0-validator.zip', import.meta.url)
const isThere = existsSync(official)

it.skipIf(!isThere)(
  `judges every official case as the official data do${isThere ? '' : ' (skipped: ../shared/data/csaf is not here)'}`,
  async () => {
    const files = await filesOf(official)
    const { tests } = JSON.parse(String(files.get('testcases.json')))
    const wrong: string[] = []
    let judged = 0
    for (const { id, group, failures = [], valid = [] } of tests) {
      for (const { name, valid: isValid } of [...failures, ...valid]) {
        const judgement = await judgeCsaf(JSON.parse(String(files.get(name))), '2.0')
        judged += 1
        const isOther = (judgement.verdict === 'valid') !== isValid
        if (isOther !== judgedOtherwise.has(name)) wrong.push(`${name}: ${judgement.verdict}`)
        const names = judgement.failures.map(({ test }) => test)
        const isOwn =
          isValid || group !== 'mandatory' || names.some((test) => test === 'schema' || test.startsWith(id))
        if (!isOwn) wrong.push(`${name}: fails ${names.join(', ')}`)
      }
    }

    expect(wrong).toEqual([])
    expect(judged).toBeGreaterThan(200)
  },
  120_000,
)

async function filesOf(zip: URL): Promise<ReadonlyMap<string, Buffer>> {
  const buffer = readFileSync(zip)
  const file = await fromBufferPromise(buffer, { lazyEntries: true })
  const found = new Map<string, Buffer>()
  for await (const entry of file.eachEntry()) {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true })
    const raw = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    const bytes = entry.compressionMethod === 0 ? raw : inflateRawSync(raw)
    found.set(entry.fileName.replace(/^data\//, ''), bytes)
  }
  return found
}
