import { expect, it } from 'vitest'
import { readAdvisory, recogniseAdvisory } from './index.ts'

const record = '{"id":"X-2026-1","modified":"2026-01-01T00:00:00Z","affected":[]}'

it('reads a record of the format it recognises', () => {
  expect(recogniseAdvisory(Buffer.from(record))?.id).toBe('osv')
  expect(readAdvisory(Buffer.from(record))).toMatchObject({ ok: true, value: { id: 'X-2026-1' } })
})

it('says when a record is nothing it knows', () => {
  expect(readAdvisory(Buffer.from('{"vulnerability":1}'))).toEqual({
    ok: false,
    problems: [{ path: '', code: 'advisory.not-recognised' }],
  })
})

it('tells in which encoding it read a record that is not in UTF-8', () => {
  const summary = Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67])
  const [head = '', tail = ''] = record.replace('"affected"', '"summary":"?","affected"').split('?')

  expect(readAdvisory(Buffer.concat([Buffer.from(head), summary, Buffer.from(tail)]))).toMatchObject({
    ok: true,
    value: { summary: 'テスト' },
    warnings: [{ code: 'text.encoding-assumed' }],
  })
})
