import { expect, it } from 'vitest'
import { readOrigin } from './origin.ts'

it.each([
  ['ＣＶＥ－２０２１－４４２２８', 'vulnerability:CVE-2021-44228'],
  [' pkg:npm/lodash@4.17.20 ', 'package:pkg:npm/lodash@4.17.20'],
  ['npm/lodash', 'package:npm/lodash'],
  ['01890000-0000-7000-8000-00000000000A', 'ci:01890000-0000-7000-8000-00000000000a'],
  ['vulnerability:VUL-1', 'vulnerability:VUL-1'],
  ['  ', null],
])('reads %s', (typed, from) => {
  expect(readOrigin(typed)).toBe(from)
})
