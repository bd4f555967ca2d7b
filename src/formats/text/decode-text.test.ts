import { expect, it } from 'vitest'
import { decodeText, utf8Of } from './decode-text.ts'

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

it('reads UTF-16 without a mark by the zeros beside its first characters', () => {
  const little = Buffer.from('{"a":"部品"}', 'utf16le')

  for (const bytes of [little, Buffer.from(little).swap16()]) {
    expect(decodeText(bytes)).toEqual({ ok: true, value: '{"a":"部品"}', warnings: [] })
  }
})

/** 「脆弱性の情報」in each encoding. */
const japanese = {
  shift_jis: '90c68ee390ab82cc8fee95f1',
  'euc-jp': 'c0c8bce5c0ada4cebef0caf3',
  'iso-2022-jp': '1b244240483c65402d244e3e704a731b2842',
}

it.each(Object.entries(japanese))(
  'reads %s where the bytes tell, and says that nothing else does',
  (encoding, hex) => {
    const bytes = Buffer.concat([Buffer.from('{"name":"'), Buffer.from(hex, 'hex'), Buffer.from('"}')])

    expect(decodeText(bytes)).toEqual({
      ok: true,
      value: '{"name":"脆弱性の情報"}',
      warnings: [{ path: '', code: 'text.encoding-assumed', facts: { encoding } }],
    })
  },
)

it.each([
  ['Shift_JIS', japanese.shift_jis],
  ['Windows-31J', japanese.shift_jis],
  ['euc-jp', japanese['euc-jp']],
  ['ISO-2022-JP', japanese['iso-2022-jp']],
])('reads what XML declares as %s, and only once', (name, hex) => {
  const start = `<?xml version="1.0" encoding="${name}"?><a>`
  const bytes = Buffer.concat([Buffer.from(start), Buffer.from(hex, 'hex'), Buffer.from('</a>')])
  const text = `${start}脆弱性の情報</a>`

  expect(decodeText(bytes)).toEqual({ ok: true, value: text, warnings: [] })
  const once = utf8Of(bytes)
  const twice = once.ok ? utf8Of(once.value) : once
  expect(twice.ok && twice.value.toString()).toBe(`\ufeff${text}`)
})

it('believes bytes that cannot be what is declared, and says so', () => {
  const text = '<?xml version="1.0" encoding="ISO-2022-JP"?><a>脆弱性</a>'

  expect(utf8Of(Buffer.from(text))).toMatchObject({
    ok: true,
    warnings: [{ code: 'text.encoding-assumed', facts: { encoding: 'utf-8' } }],
  })
})

it('does not mistake UTF-8 with one bad byte for another encoding', () => {
  const bytes = Buffer.concat([Buffer.from('"部品表に含まれる部品"'), Buffer.from([0x90, 0xc6])])

  expect(decodeText(bytes)).toMatchObject({
    ok: false,
    problems: [{ code: 'text.not-decodable', facts: { encoding: 'utf-8', byte: 32 } }],
  })
})

it('security.md 4.14: tells where bytes are no text at all', () => {
  expect(decodeText(Buffer.from([0x7b, 0x22, 0xff, 0xfe]))).toMatchObject({
    ok: false,
    problems: [{ code: 'text.not-decodable', facts: { encoding: 'utf-8', byte: 2 } }],
  })
})

it('tells when the last character is cut off', () => {
  const bytes = Buffer.from('部品').subarray(0, 5)

  const result = decodeText(bytes)

  expect(result).toMatchObject({ ok: false, problems: [{ facts: { byte: 4 } }] })
})
