/**
 * The form in which texts are compared: NFKC (full and half width agree), lower case, katakana as hiragana,
 * typographic dashes as `-`, runs of white space as one blank.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const dashes = /[\u2010-\u2015\u2212\u30fc\uff0d]/g

/** An identifier however it was typed: `ＣＶＥ－２０２１－４４２２８` → `CVE-2021-44228`. */
export function foldIdentifier(text: string): string {
  return text.trim().replace(dashes, '-').normalize('NFKC').toUpperCase()
}
