import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { problemLog } from '../problem-log.ts'
import {
  type JsonNode,
  readArray,
  readBoolean,
  readInteger,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
  requireText,
} from './node.ts'

function nodeOf(text: string): JsonNode {
  const value: Record<string, unknown> = JSON.parse(text)
  return { value, path: '/x', log: problemLog() }
}

it('reads fields of the right kind without a word', () => {
  const node = nodeOf('{"t":"a","n":3,"b":false,"o":{"t":"in"},"l":[1],"ts":["a","","b"]}')

  expect(readText(node, 't')).toBe('a')
  expect(readInteger(node, 'n')).toBe(3)
  expect(readBoolean(node, 'b')).toBe(false)
  expect(readNode(node, 'o')?.path).toBe('/x/o')
  expect(readArray(node, 'l')).toEqual([1])
  expect(readTexts(node, 'ts')).toEqual(['a', 'b'])
  expect(node.log.list()).toEqual([])
})

it('takes absent and null for the same, also where a prototype has the name', () => {
  const node = nodeOf('{"t":null,"l":null}')

  expect(readText(node, 't')).toBeNull()
  expect(readArray(node, 'l')).toEqual([])
  expect(readText(node, 'toString')).toBeNull()
  expect(readNode(node, 'constructor')).toBeNull()
  expect(node.log.list()).toEqual([])
})

it('tells a field of the wrong kind by its place', () => {
  const node = nodeOf('{"t":1,"n":1.5,"b":"yes","o":[],"l":{},"os":[{},3],"ts":["a",7]}')

  expect(readText(node, 't')).toBeNull()
  expect(readInteger(node, 'n')).toBeNull()
  expect(readBoolean(node, 'b')).toBeNull()
  expect(readNode(node, 'o')).toBeNull()
  expect(readArray(node, 'l')).toEqual([])
  expect(readNodes(node, 'os')).toHaveLength(1)
  expect(readTexts(node, 'ts')).toEqual(['a'])
  expect(node.log.list().map(({ path, facts }) => [path, facts?.expected])).toEqual([
    ['/x/t', 'text'],
    ['/x/n', 'integer'],
    ['/x/b', 'boolean'],
    ['/x/o', 'object'],
    ['/x/l', 'array'],
    ['/x/os/1', 'object'],
    ['/x/ts/1', 'text'],
  ])
})

it('tells a required field that is missing, not one that says nothing', () => {
  const node = nodeOf('{"empty":""}')

  expect(requireText(node, 'empty')).toBeNull()
  expect(requireText(node, 'url')).toBeNull()
  expect(node.log.list()).toEqual([{ path: '/x', code: 'json.field-missing', facts: { field: 'url' } }])
})

it('leaves a text out rather than cutting it', () => {
  const node = nodeOf(JSON.stringify({ version: '1'.repeat(10_000) }))

  expect(readText(node, 'version')).toBeNull()
  expect(node.log.list()).toEqual([
    { path: '/x/version', code: 'json.text-too-long', facts: { length: 10_000, limit: 512 } },
  ])
})

it('reads moments into UTC and refuses those without an offset', () => {
  const node = nodeOf('{"a":"2026-11-22T19:00:00+09:00","b":"2026-11-22T10:00:00","c":"yesterday"}')

  expect(readTime(node, 'a')).toBe('2026-11-22T10:00:00Z')
  expect(readTime(node, 'b')).toBeNull()
  expect(readTime(node, 'c')).toBeNull()
  expect(node.log.list().map(({ code }) => code)).toEqual(['json.time-not-valid', 'json.time-not-valid'])
})

it('gives a time as Temporal would, whichever way it was written', () => {
  const times = fc.oneof(
    fc
      .date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 40 }), fc.nat(999_999_999))
      .map(
        ([month, day, part]) =>
          `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T10:00:00.${part}Z`,
      ),
  )
  fc.assert(
    fc.property(times, (time) => {
      const node = { value: { time }, path: '', log: problemLog() }
      let expected: string | null = null
      try {
        expected = Temporal.Instant.from(time).toString()
      } catch {
        expected = null
      }

      expect(readTime(node, 'time')).toBe(expected)
    }),
  )
})
