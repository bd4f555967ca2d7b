import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readJson, splitJson, splitJsonObjects } from './read-json.ts'

function splitWell(text: string, names: readonly string[]) {
  const result = splitJson(text, names)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

it('gives the same as reading at once, whatever is split', () => {
  const entries = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 })
  const documents = fc.record({ a: entries, other: fc.jsonValue(), b: entries, c: fc.constant(1) })

  fc.assert(
    fc.property(documents, fc.nat(2), (document, indent) => {
      const text = JSON.stringify(document, null, indent)

      const { value, arrays } = splitWell(text, ['b', 'a', 'c', 'd'])

      const a = [...(arrays.get('a')?.values() ?? [])]
      const b = [...(arrays.get('b')?.values() ?? [])]
      expect(value).toMatchObject({ a: [], b: [], c: 1 })
      expect({ ...Object(value), a, b }).toEqual(readWell(text))
      expect([...arrays.keys()]).toEqual(['a', 'b'])
    }),
  )
})

function readWell(text: string): unknown {
  const result = readJson(text)
  return result.ok ? result.value : undefined
}

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

it('forgets an array whose name is given again for something else', () => {
  const { value, arrays } = splitWell('{"list":[1,2],"list":{"x":3}}', ['list'])

  expect(value).toEqual({ list: { x: 3 } })
  expect(arrays.size).toBe(0)
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

it('gives the same as reading at once, with an object read member by member', () => {
  const members = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 8 })
  const documents = fc.record({ a: members, list: fc.constant([1]), b: members })

  fc.assert(
    fc.property(documents, fc.nat(2), (document, indent) => {
      const text = JSON.stringify(document, null, indent)
      const read = splitJsonObjects(text, ['b', 'list'])
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const { value, objects, log } = read.value
      const found = objects.get('b')

      const b = Object.fromEntries(found?.entries() ?? [])
      expect({ ...Object(value), b }).toEqual(readWell(text))
      expect(found?.length).toBe(Object.keys(document.b).length)
      expect([...objects.keys()]).toEqual(['b'])
      expect(log.list()).toEqual([])
    }),
  )
})

it.each([
  ['has a name twice', '{"o":{"x":1,"x":2}}', { o: { x: 2 } }],
  ['comes again with a name twice', '{"o":{"y":1},"o":{"x":1,"x":2}}', { o: { x: 2 } }],
  ['comes again as something else', '{"o":{"y":1},"o":[1]}', { o: [1] }],
])('leaves an object whole that %s', (_why, text, expected) => {
  const read = splitJsonObjects(text, ['o'])

  expect(read.ok && read.value.value).toEqual(expected)
  expect(read.ok && read.value.objects.size).toBe(0)
})
