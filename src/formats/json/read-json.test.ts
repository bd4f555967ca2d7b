import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readJson } from './read-json.ts'

/** Processor time, because other tests run beside this one. */
function processorSeconds(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e6
}

function problemsOf(text: string) {
  const result = readJson(text)
  return result.ok ? result.warnings : result.problems
}

it('reads what JSON.parse reads and refuses what it refuses', () => {
  const mutated = fc
    .tuple(fc.json({ maxDepth: 6 }), fc.nat(), fc.string({ maxLength: 3 }), fc.nat(3))
    .map(([text, at, piece, drop]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + piece + text.slice(place + drop)
    })

  fc.assert(
    fc.property(fc.oneof(fc.json(), mutated), (text) => {
      const result = readJson(text)

      expect(result.ok).toBe(isJson(text))
    }),
    { numRuns: 2000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('gives the value back as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!text.includes('\\u0000'))

      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text), warnings: [] })
    }),
  )
})

it('drops a byte order mark and counts it in the place of an error', () => {
  expect(readJson('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 }, warnings: [] })
  expect(problemsOf('\ufeff{x')).toMatchObject([{ facts: { line: 1, column: 2, byte: 4, found: 'x' } }])
})

describe('a broken document', () => {
  it.each([
    ['', 'json.empty', { line: 1, column: 1 }],
    [' \n ', 'json.empty', { line: 2, column: 2 }],
    ['{"a":1,\n "b":}', 'json.unexpected', { line: 2, column: 6 }],
    ['{"a":1,}', 'json.unexpected', { line: 1, column: 8 }],
    ["{'a':1}", 'json.unexpected', { line: 1, column: 2 }],
    ['[1,2', 'json.ends-early', { line: 1, column: 5 }],
    ['{"name":"脆弱', 'json.ends-early', { line: 1, column: 12 }],
    ['"a\tb"', 'json.control-character', { line: 1, column: 3 }],
    ['"a\\x"', 'json.escape-unknown', { line: 1, column: 3 }],
    ['{"score":NaN}', 'json.not-a-number', { line: 1, column: 10 }],
    ['[-Infinity]', 'json.not-a-number', { line: 1, column: 2 }],
    ['[01]', 'json.unexpected', { line: 1, column: 3 }],
    ['{"a":1}\n{"a":2}', 'json.goes-on', { line: 2, column: 1 }],
  ])('%j is %s', (text, code, place) => {
    const problems = problemsOf(text)

    expect(problems).toMatchObject([{ path: `/line/${place.line}`, code, facts: place }])
  })

  it('is told by byte as well, which differs from the column after Japanese text', () => {
    expect(problemsOf('["部品",x]')).toMatchObject([{ facts: { column: 7, byte: 10, found: 'x' } }])
  })

  it('names what cannot be seen by its number', () => {
    expect(problemsOf('[\u200b1]')).toMatchObject([{ facts: { found: 'U+200B' } }])
    expect(problemsOf('[\u001b1]')).toMatchObject([{ facts: { found: 'U+001B' } }])
  })
})

describe('security.md 4.6: nesting', () => {
  it('is read down to the limit and no further', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

    expect(readJson(nested(200)).ok).toBe(true)
    expect(problemsOf(nested(201))).toMatchObject([
      { code: 'json.too-deep', facts: { limit: 200, column: 201 } },
    ])
  })

  it('of a million arrays is refused at once', () => {
    const text = '['.repeat(1_000_000)

    expect(problemsOf(text)).toMatchObject([{ code: 'json.too-deep' }])
  })
})

describe('security.md 4.6: a name given twice', () => {
  it('is told with its place, and the last one counts', () => {
    const result = readJson('{"a":[{"b/c":1,"b/c":2},{"b/c":3}]}')

    expect(result).toEqual({
      ok: true,
      value: { a: [{ 'b/c': 2 }, { 'b/c': 3 }] },
      warnings: [{ path: '/a/0/b~1c', code: 'json.name-twice' }],
    })
  })

  it('is seen behind an escape', () => {
    expect(problemsOf('{"ab":1,"\\u0061b":2}')).toEqual([{ path: '/ab', code: 'json.name-twice' }])
  })

  it('is seen in large objects and in the objects within them', () => {
    const many = Array.from({ length: 40 }, (_, i) => `"k${i}":{"k1":1,"\\u006b1":1}`).join(',')

    const problems = problemsOf(`{${many},"k3":1}`)

    expect(problems).toHaveLength(41)
    expect(problems.at(-1)).toEqual({ path: '/k3', code: 'json.name-twice' })
  })

  it('is not seen where names only share a hash', () => {
    expect(problemsOf('{"Aa":1,"BB":2}')).toEqual([])
  })

  it('is found among a hundred thousand names without comparing each with each', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `"k${i}":0`).join(',')

    const started = process.cpuUsage()
    const problems = problemsOf(`{${names},"k7":1}`)

    expect(problems).toHaveLength(1)
    expect(processorSeconds(started)).toBeLessThan(2)
  })
})

describe('security.md 4.6: hostile content', () => {
  it('cannot reach a prototype', () => {
    const result = readJson('{"__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}},"x":"\\u0000"}')

    expect(result.ok).toBe(true)
    expect(Object.hasOwn({}, 'bad')).toBe(false)
    expect('bad' in {}).toBe(false)
    if (result.ok) expect(Object.getPrototypeOf(result.value)).toBe(Object.prototype)
  })

  it('with a number beyond any double is told by its place', () => {
    const result = readJson('{"scores":[1,1e400]}')

    expect(result).toMatchObject({
      ok: true,
      warnings: [{ path: '/scores/1', code: 'json.number-too-large' }],
    })
  })

  it('is mended where no database could store it', () => {
    const result = readJson('{"a\\u0000":["\\ud800x","\\ud83d\\ude00"]}')

    expect(result).toEqual({
      ok: true,
      value: { 'a\ufffd': ['\ufffdx', '😀'] },
      warnings: [
        { path: '/a\ufffd', code: 'json.text-mended' },
        { path: '/a\ufffd/0', code: 'json.text-mended' },
      ],
    })
  })

  it('with a name of a megabyte makes a short place', () => {
    const name = 'n'.repeat(1_000_000)

    const [first] = problemsOf(`{"${name}":1,"${name}":2}`)

    expect(first?.path.length).toBeLessThan(300)
  })

  it('larger than the limit is refused before it is looked at', () => {
    const result = readJson('"部品"', { depth: 10, bytes: 7 })

    expect(result).toEqual({
      ok: false,
      problems: [{ path: '', code: 'json.too-large', facts: { bytes: 8, limit: 7 } }],
    })
  })

  it('of 60 MB is scanned in good time', () => {
    const entry = '{"name":"some-package","version":"1.2.3","purl":"pkg:npm/some-package@1.2.3"},'
    const text = `[${entry.repeat(Math.ceil(60e6 / entry.length))}1]`

    const started = process.cpuUsage()
    const result = readJson(text)

    expect(result.ok).toBe(true)
    expect(processorSeconds(started)).toBeLessThan(5)
  })
})
