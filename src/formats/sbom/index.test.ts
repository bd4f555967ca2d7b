import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from './index.ts'

const document =
  '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"部品"}]}'

it('reads a document in any encoding JSON comes in', () => {
  const utf8 = Buffer.from(document)
  const marked = Buffer.from(`\ufeff${document}`)
  const utf16 = Buffer.from(`\ufeff${document}`, 'utf16le')

  for (const bytes of [utf8, marked, utf16]) {
    expect(readSbom(bytes)).toMatchObject({ ok: true, value: { components: [{ name: '部品' }] } })
  }
})

it('recognises a format although its JSON is broken, so that the place of the error can be told', () => {
  const bytes = Buffer.from(document.slice(0, -1))

  expect(recogniseSbom(bytes)?.id).toBe('cyclonedx')
  expect(readSbom(bytes)).toMatchObject({ ok: false, problems: [{ code: 'json.ends-early' }] })
})

it('says when a document is nothing it knows', () => {
  expect(readSbom(Buffer.from('name,version\nzlib,1.2'))).toEqual({
    ok: false,
    problems: [{ path: '', code: 'sbom.not-recognised' }],
  })
})

it('says when bytes are no text', () => {
  expect(readSbom(Buffer.from([0x7b, 0x22, 0xff, 0xfe]))).toMatchObject({
    ok: false,
    problems: [{ code: 'text.not-decodable', facts: { byte: 2 } }],
  })
})
