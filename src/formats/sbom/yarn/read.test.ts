import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readYarn } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.lock`, import.meta.url))

it('reads what Yarn 1 writes', () => {
  const result = readYarn(fixture('v1'))

  expect(result.ok && result.value.components.map(({ purl, version }) => purl ?? version)).toEqual([
    'pkg:npm/%40scope/a@1.2.3',
    'pkg:npm/real@3.0.1',
    'pkg:npm/b@2.0.0',
    'pkg:npm/c@4.0.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fc.git%400123456',
    '5.0.0',
  ])
  expect(result).toMatchObject({
    value: {
      specVersion: 'v1',
      dependencies: [
        { from: 0, to: 2, kind: 'depends-on' },
        { from: 0, to: 1, kind: 'depends-on' },
      ],
    },
  })
  expect(result.ok && result.value.components[0]?.hashes).toEqual([
    { algorithm: 'SHA-1', value: '0123456789abcdef0123456789abcdef01234567' },
  ])
})

it('reads what later versions write, with what the project asks for', () => {
  const result = readYarn(fixture('berry'))

  expect(result.ok && result.value.components.map(({ purl, name }) => purl ?? name)).toEqual([
    'pkg:npm/a@1.10',
    'pkg:npm/b@2.0.0',
    'pkg:npm/b@2.0.0',
    'cart',
  ])
  expect(result).toMatchObject({
    value: {
      specVersion: '8',
      dependencies: [
        { from: 0, to: 1, kind: 'depends-on' },
        { from: -1, to: 0, kind: 'depends-on' },
        { from: -1, to: 3, kind: 'depends-on' },
      ],
    },
  })
})

it('tells the line of what it cannot read', () => {
  const broken = '# yarn lockfile v1\n\na@1:\n  version "1"\n   odd\n'

  expect(readYarn(Buffer.from(broken))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
  expect(readYarn(Buffer.from('__metadata:\n  version: 8\n"a: 1\n'))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
})

it('is recognised by its content', () => {
  for (const name of ['v1', 'berry'])
    expect(readSbom(fixture(name))).toMatchObject({ value: { format: 'yarn' } })
})

/** Entries as Yarn writes them: each is asked for twice, and needs the next. */
function manyEntries(count: number): { readonly first: string; readonly later: string } {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const hash = 'a'.repeat(60)
  return {
    first: `# yarn lockfile v1\n\n${numbers
      .map(
        (n) =>
          `\n"package-${n}@^1.0.0", package-${n}@1:\n  version "1.${n}.0"\n  integrity sha512-${hash}\n  dependencies:\n    package-${n + 1} "1"\n`,
      )
      .join('')}`,
    later: `__metadata:\n  version: 8\n\n${numbers
      .map(
        (n) =>
          `"package-${n}@npm:^1.0.0":\n  version: 1.${n}.0\n  resolution: "package-${n}@npm:1.${n}.0"\n  dependencies:\n    package-${n + 1}: "npm:^1.0.0"\n\n`,
      )
      .join('')}`,
  }
}

it.each(['first', 'later'] as const)('reads more entries than its parser takes at once (%s)', (kind) => {
  const count = 130_000

  const result = readYarn(Buffer.from(manyEntries(count)[kind]))

  expect(result.ok && result.warnings.filter(({ code }) => code !== 'sbom.details-left-out')).toEqual([])
  expect(result.ok && result.value.components.length).toBe(count)
  expect(result.ok && result.value.components.at(-1)?.purl).toBe(
    `pkg:npm/package-${count - 1}@1.${count - 1}.0`,
  )
  expect(result.ok && result.value.dependencies.length).toBe(count - 1)
  expect(result.ok && result.value.dependencies.at(-1)).toMatchObject({ from: count - 2, to: count - 1 })
  expect(result.ok && result.value.specVersion).toBe(kind === 'first' ? 'v1' : '8')
})

it.each(['first', 'later'] as const)(
  'tells the line of what it cannot read, however far down (%s)',
  (kind) => {
    const text = manyEntries(20_000)[kind]
    const broken = `${text}\nodd@1:\n  version "1\n   odd: [\n`

    const result = readYarn(Buffer.from(`\ufeff${broken}`))

    expect(result).toMatchObject({ ok: false, problems: [{ code: 'yaml.not-valid' }] })
    const line = Number(!result.ok && result.problems[0]?.facts?.line)
    const last = text.split('\n').length
    expect(line).toBeGreaterThanOrEqual(last)
    expect(line).toBeLessThanOrEqual(last + 5)
  },
)

it('names what was put in the place of a package by the address it came from', () => {
  const entry = (name: string, address: string) =>
    `${name}@^1.0.0:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/${address}#${'ab'.repeat(20)}"\n`
  const text = [
    '# yarn lockfile v1\n',
    entry('asked-for', '@team/fork/-/fork-1.0.0.tgz'),
    entry('mirrored', 'mirror/npm/mirrored/-/mirrored-1.0.0.tgz'),
    entry('"@team/own"', '@team%2fown/-/own-1.0.0.tgz').replace('"@team/own"@^1.0.0', '"@team/own@^1.0.0"'),
    entry('odd', 'what/-/odd-1.0.0.tgz'),
  ].join('\n')
  const result = readYarn(Buffer.from(text))

  expect(result.ok && result.value.components.map(({ purl }) => purl)).toEqual([
    'pkg:npm/%40team/fork@1.0.0',
    'pkg:npm/mirrored@1.0.0',
    'pkg:npm/%40team/own@1.0.0',
    'pkg:npm/odd@1.0.0',
  ])
})

it('reads what Yarn 1 wrote though the line that says so is gone', () => {
  const text =
    '"@team/a@^1.0.0", "@team/a@^1.1.0":\n  version "1.2.0"\n  dependencies:\n    b "^2.0.0"\n\nb@^2.0.0:\n  version "2.0.1"\n'
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: {
      format: 'yarn',
      specVersion: 'v1',
      components: [{ purl: 'pkg:npm/%40team/a@1.2.0' }, { purl: 'pkg:npm/b@2.0.1' }],
      dependencies: [{ from: 0, to: 1 }],
    },
  })
})
