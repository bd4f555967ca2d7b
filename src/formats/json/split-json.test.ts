import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJson, splitJson } from './read-json.ts'

function splitWell(text: string, names: readonly string[]) {
  const result = splitJson(text, names)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

it('gives the same as reading at once, whatever is split', () => {
  const entries = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 })

  fc.assert(
    fc.property(entries, entries, fc.jsonValue(), fc.nat(2), (a, b, other, indent) => {
      const text = JSON.stringify({ a, other, b, c: 1 }, null, indent)

      const { value, arrays } = splitWell(text, ['b', 'a', 'c', 'd'])

      const whole = readJson(text)
      expect(value).toEqual({ ...(whole.ok ? Object(whole.value) : {}), a: [], b: [] })
      expect([...arrays.keys()]).toEqual(['a', 'b'])
      const seen = {
        ...Object(value),
        a: [...(arrays.get('a')?.values() ?? [])],
        b: [...(arrays.get('b')?.values() ?? [])],
      }
      expect(readJson(JSON.stringify(seen))).toEqual(readJson(JSON.stringify(JSON.parse(text))))
    }),
  )
})

it('splits only arrays of the document itself', () => {
  const { value, arrays } = splitWell('{"in":{"list":[1]},"list":{"x":[2]}}', ['list'])

  expect(value).toEqual({ in: { list: [1] }, list: { x: [2] } })
  expect(arrays.size).toBe(0)
})

it('lets the last array count where a name is given twice, as JSON.parse does', () => {
  const { value, arrays, log } = splitWell('{"list":[1,2],"list":[3]}', ['list'])

  expect(value).toEqual({ list: [] })
  expect([...(arrays.get('list')?.values() ?? [])]).toEqual([3])
  expect(arrays.get('list')?.length).toBe(1)
  expect(log.list()).toEqual([{ path: '/list', code: 'json.name-twice' }])
})

it('finds a name behind an escape', () => {
  const { arrays } = splitWell('{"l\\u0069st":[1]}', ['list'])

  expect(arrays.get('list')?.length).toBe(1)
})

it('tells the place of text it had to mend within an entry', () => {
  const { arrays, log } = splitWell('{"list":[{"a":"x"},{"a":"\\u0000"}]}', ['list'])

  expect([...(arrays.get('list')?.values() ?? [])]).toEqual([{ a: 'x' }, { a: '\ufffd' }])
  expect(log.list()).toEqual([{ path: '/list/1/a', code: 'json.text-mended' }])
})

it('refuses a document whose rest is too large to be parsed at once', () => {
  const rest = 'x'.repeat(65 * 1024 * 1024)

  expect(splitJson(`{"list":[1],"rest":"${rest}"}`, ['list'])).toMatchObject({
    ok: false,
    problems: [{ code: 'json.too-large' }],
  })
  expect(splitJson(`{"list":["${rest}"]}`, ['list']).ok).toBe(true)
})
