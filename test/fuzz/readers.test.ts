import { afterAll, expect, it } from 'vitest'
import { startFuzzer } from './fuzzer.ts'
import { findTargets } from './targets.ts'

const targets = await findTargets()
const fuzzer = startFuzzer()
afterAll(fuzzer.close)

const rounds = 200

it('knows a document of every registered reader, which can be damaged', () => {
  expect(targets.length).toBeGreaterThan(20)
  expect(targets.filter(({ fixtures }) => fixtures.length === 0).map(({ name }) => name)).toEqual([])
})

it.each(targets)('$name answers within its limits whatever becomes of its documents', async (target) => {
  const outcome = await fuzzer.fuzz({ target, seed: 20_261_123, rounds })

  expect(outcome).toEqual({ findings: [], rounds })
})

const long = 'a'.repeat(300_000)

/** What costs the square of its length, or a stack, where a reader is careless. */
const longInputs: readonly (readonly [what: string, text: string])[] = [
  ['one word', long],
  ['a name and a version', `${long}@${long}`],
  ['words', 'a '.repeat(200_000)],
  ['blanks', ' '.repeat(400_000)],
  ['empty lines', '\n'.repeat(400_000)],
  ['comments', '# \n'.repeat(150_000)],
  ['dashes', 'a-1-'.repeat(100_000)],
  ['a version', `a==${'1.'.repeat(150_000)}`],
  ['objects within each other', '{"a":'.repeat(100_000)],
  ['lists within each other', '['.repeat(1_000_000)],
  ['items', '- '.repeat(100_000)],
  ['tags', '<a>'.repeat(200_000)],
  ['TOML with a name', `[[package]]\nname = "${long}"\n`],
  ['a yarn.lock with a name', `# yarn lockfile v1\n\n${long}@^1:\n  version "1"\n`],
  ['YAML with maps within each other', `lockfileVersion: '9.0'\npackages:\n  ${'a: {'.repeat(50_000)}`],
  ['YAML with lists within each other', `lockfileVersion: '9.0'\npackages: ${'['.repeat(100_000)}`],
  ['YAML with aliases', `a: &a [x]\n${'b: &b [*a, *a, *a, *a]\n'.repeat(20_000)}`],
  ['stanzas of one field', 'Package: a\n\n'.repeat(50_000)],
  ['a stanza with continuations', `Package: a\nVersion: 1\nDepends: b\n${' c\n'.repeat(150_000)}`],
  ['text that never ends', `SPDXVersion: SPDX-2.3\nPackageComment: <text>${long}`],
]

it.each(targets)(
  'security.md 4.6, 4.7 and 4.10: $name answers within its limits, however long a line, a list or a version',
  async (target) => {
    const faults = new Map<string, string>()
    for (const [what, text] of longInputs) {
      const fault = await fuzzer.replay(target, Buffer.from(text))
      if (fault !== null) faults.set(what, fault)
    }

    expect(faults).toEqual(new Map())
  },
  120_000,
)
