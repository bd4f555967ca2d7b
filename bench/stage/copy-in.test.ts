import { expect, it } from 'vitest'
import { copyLine } from './copy-in.ts'

it('writes a row in the text format of COPY', () => {
  const line = copyLine([
    'a\tb\\c\nd',
    7,
    true,
    null,
    Uint8Array.of(1, 255),
    ['x', 'y"z'],
    { json: { a: 'b' } },
  ])

  expect(line).toBe('a\\tb\\\\c\\nd\t7\ttrue\t\\N\t\\\\x01ff\t{"x","y\\\\"z"}\t{"a":"b"}\n')
})
