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
