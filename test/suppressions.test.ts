import { describe, expect, it } from 'vitest'
import { isSource, readSources } from './architecture/sources.ts'
import { findSuppressions } from './source/suppressions.ts'

/** How many there are. The number may only fall: whoever removes one lowers it. */
const recorded = 0

const found = [...readSources('src', 'test')]
  .filter(([path]) => isSource(path))
  .flatMap(([path, source]) => findSuppressions(path, source))

describe('suppressions of a rule', () => {
  it('are no more than were recorded, and the record is not stale', () => {
    const list = found.map((one) => `${one.place} ${one.text}`).join('\n')

    expect(found.length, `recorded: ${recorded}\n${list}`).toBe(recorded)
  })

  it('each say why', () => {
    expect(found.filter((one) => one.reason === '').map((one) => one.place)).toEqual([])
  })

  it('silence one line, never a file', () => {
    expect(found.filter((one) => one.isWide).map((one) => one.place)).toEqual([])
  })
})

describe('findSuppressions', () => {
  it.each([
    ['// biome-ignore lint/style/noEnum: the driver wants one', 'the driver wants one', false],
    ['// biome-ignore lint/style/noEnum:', '', false],
    ['/* biome-ignore lint: all of it */', 'all of it', false],
    ['// biome-ignore-all lint/style/noEnum: many', 'many', true],
    ['// biome-ignore-start lint/style/noEnum: many', 'many', true],
    ['// @ts-expect-error the types of pg are wrong', 'the types of pg are wrong', false],
    ['// @ts-expect-error', '', false],
    ['// @ts-ignore', '', false],
    ['// @ts-nocheck', '', true],
  ])('reads %s', (comment, reason, isWide) => {
    const source = `const a = 1\n${comment}\nconst b = 2`

    expect(findSuppressions('src/x.ts', source)).toMatchObject([{ place: 'src/x.ts:2', reason, isWide }])
  })

  it('reads comments inside elements', () => {
    const source = 'const a = (\n  <p>\n    {/* biome-ignore lint/a11y/x: measured */}\n    <b />\n  </p>\n)'

    expect(findSuppressions('src/web/x.tsx', source)).toMatchObject([
      { place: 'src/web/x.tsx:3', reason: 'measured' },
    ])
  })

  it('does not take a string for a comment', () => {
    expect(findSuppressions('src/x.ts', "const a = '// @ts-ignore'")).toEqual([])
  })
})
