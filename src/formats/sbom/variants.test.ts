import { expect, it } from 'vitest'
import { readSbom } from './index.ts'
import { variants } from './variants.data.ts'

it.each(variants)('reads $what', ({ fileName, text, format, purls }) => {
  const read = readSbom(Buffer.from(text), fileName)

  expect(read).toMatchObject({ ok: true, value: { format } })
  if (!read.ok) return
  expect(read.value.components.map(({ purl }) => purl)).toEqual(purls)
  // Without its name, by what is in it.
  expect(readSbom(Buffer.from(text))).toMatchObject({ value: { format } })
})
