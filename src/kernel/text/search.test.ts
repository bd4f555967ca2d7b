import { describe, expect, it } from 'vitest'
import { holds, likePattern, readWords, searchable } from './search.ts'

const found = (text: string, typed: string) => holds(searchable(text), readWords(typed))

describe('what was typed', () => {
  it.each([
    ['Apache Log4j2 JNDI', 'log4j'],
    ['Apache Log4j2 JNDI', 'jndi apache'],
    ['OpenSSL の脆弱性', '脆弱'],
    ['工場のカメラ', 'ｶﾒﾗ'],
    ['工場のカメラ', 'かめら'],
    ['ファイルサーバ', 'サーバー'],
    ['ファイルサーバー', 'サーバー'],
    ['CVE-2021-44228', 'ＣＶＥ－２０２１－４４２２８'],
    ['CVE-2021-44228', 'cveー2021ー44228'],
    ['CVE-2021-44228', 'cve‐2021−44228'],
    ['Qt 6.5', 'qt'],
    ['鍵の管理', '鍵'],
    ['A–B gateway', 'a-b'],
    ['ゲートウェイ　制御', '制御 ゲート'],
    ['𠮷野の端末', '𠮷野'],
  ])('%s is found by %s', (text, typed) => {
    expect(found(text, typed)).toBe(true)
  })

  it.each([
    ['脆い弱さ', '脆弱'],
    ['aqt', 'qt'],
    ['Apache Log4j2', 'log4j nginx'],
  ])('%s is not found by %s', (text, typed) => {
    expect(found(text, typed)).toBe(false)
  })
})

it('looks for no more words than the database should', () => {
  expect(readWords('a b c d e f g h i j k a')).toHaveLength(8)
  expect(readWords('  　 ')).toEqual([])
})

it('makes a pattern in which signs of LIKE stand for themselves', () => {
  expect(likePattern('50%_a\\')).toBe('%50\\%\\_a\\\\%')
  expect(likePattern('脆弱')).toBe('%脆脆弱弱%')
})

it('keeps the order of texts', () => {
  const texts = ['あ', 'ああ', 'あい', 'い', 'aあ', 'a', 'b', '亜b', '亜あ']
  const codePoints = (a: string, b: string) => (a < b ? -1 : 1)

  expect(texts.map(searchable).sort(codePoints)).toEqual([...texts].sort(codePoints).map(searchable))
})
