import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { StreamReader } from './sse.ts'

const stream = [
  ': heartbeat\n\n',
  'event: hello\r\ndata: {}\r\n\r\n',
  'id: 41\nevent: change\ndata: {"kind":"ci",\ndata: "id":"a"}\n\n',
  'data:脆弱性\n\n',
  'event: nothing\n\n',
].join('')

const messages = [
  { type: 'alive' },
  { type: 'message', event: 'hello', id: null, data: '{}' },
  { type: 'message', event: 'change', id: '41', data: '{"kind":"ci",\n"id":"a"}' },
  { type: 'message', event: 'message', id: '41', data: '脆弱性' },
]

it('reads messages, comments and lines of either ending', () => {
  expect(new StreamReader().take(stream)).toEqual(messages)
})

it('reads the same however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
      const reader = new StreamReader()

      const read = at.slice(1).flatMap((end, index) => reader.take(stream.slice(at[index], end)))

      expect(read).toEqual(messages)
    }),
  )
})

it('holds back what is not complete', () => {
  const reader = new StreamReader()

  expect(reader.take('data: half')).toEqual([])
  expect(reader.take(' and half\n\n')).toEqual([
    { type: 'message', event: 'message', id: null, data: 'half and half' },
  ])
})
