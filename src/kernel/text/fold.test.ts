import { expect, it } from 'vitest'
import { fold, foldIdentifier } from './fold.ts'

it('finds text however wide it was typed', () => {
  expect(fold('ＯｐｅｎＳＳＬ  サーバ')).toBe('openssl さーば')
  expect(fold('ｻｰﾊﾞ')).toBe(fold('サーバ'))
})

it('reads an identifier typed in full width', () => {
  expect(foldIdentifier(' ＣＶＥ－２０２１－４４２２８ ')).toBe('CVE-2021-44228')
  expect(foldIdentifier('cve‐2021‐44228')).toBe('CVE-2021-44228')
})
