import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

it('reads UTF-8 with and without a byte order mark', () => {
  expect(decodeText(Buffer.from('脆弱性'))).toMatchObject({ ok: true, value: '脆弱性' })
  expect(decodeText(Buffer.from('\ufeff脆弱性'))).toMatchObject({ ok: true, value: '脆弱性' })
})

it('reads UTF-16 that says so', () => {
  const little = Buffer.from('\ufeff{"a":"部品"}', 'utf16le')
  const big = Buffer.from(little).swap16()

  expect(decodeText(little)).toMatchObject({ ok: true, value: '{"a":"部品"}' })
  expect(decodeText(big)).toMatchObject({ ok: true, value: '{"a":"部品"}' })
})

it('tells where Shift_JIS stops being UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"name":"'),
    Buffer.from([0x90, 0xc6, 0x8e, 0xe3]),
    Buffer.from('"}'),
  ])

  const result = decodeText(bytes)

  expect(result).toEqual({
    ok: false,
    problems: [{ path: '', code: 'text.not-decodable', facts: { encoding: 'utf-8', byte: 9 } }],
  })
})

it('tells when the last character is cut off', () => {
  const bytes = Buffer.from('部品').subarray(0, 5)

  const result = decodeText(bytes)

  expect(result).toMatchObject({ ok: false, problems: [{ facts: { byte: 4 } }] })
})
