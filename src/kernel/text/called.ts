import { fold } from './fold.ts'

/** Longer ones are sentences, not names. In characters. */
const longestName = 200

/**
 * A name of a product as names are compared: whatever the width, case, kana and punctuation. What transliteration
 * writes now so, now so is one: the long vowel mark, small kana, ヴァ and バ. Signs that tell products apart (`C++`,
 * `C#`) stay. Empty where nothing is left, or it is too long to be a name.
 */
export function foldName(text: string): string {
  if (text.length > longestName) return ''
  return evenKana(fold(text)).replace(notOfNames, '')
}

const notOfNames = /[^\p{L}\p{N}+#]/gu

const soundsOfV: ReadonlyMap<string, string> = new Map([
  ['ゔぁ', 'ば'],
  ['ゔぃ', 'び'],
  ['ゔぇ', 'べ'],
  ['ゔぉ', 'ぼ'],
  ['ゔ', 'ぶ'],
])

const small = 'ぁぃぅぇぉっゃゅょゎゕゖ'
const large = 'あいうえおつやゆよわかけ'

function evenKana(text: string): string {
  return text
    .replace(/ゔ[ぁぃぇぉ]?/g, (sound) => soundsOfV.get(sound) ?? sound)
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (kana) => large.charAt(small.indexOf(kana)))
    .replaceAll('ー', '')
}

/** What companies are by law, folded: no part of what they are called. */
const legalForms: ReadonlySet<string> = new Set([
  ...[
    'ab',
    'ag',
    'aps',
    'as',
    'asa',
    'bv',
    'bvba',
    'co',
    'company',
    'corp',
    'corporation',
    'eg',
    'ev',
    'gmbh',
  ],
  ...[
    'inc',
    'incorporated',
    'kg',
    'kgaa',
    'kk',
    'limited',
    'llc',
    'llp',
    'ltd',
    'ltda',
    'nv',
    'oy',
    'oyj',
    'plc',
  ],
  ...['pte', 'pty', 'sa', 'sarl', 'sas', 'se', 'spa', 'spzoo', 'srl', 'sro'],
])

const japaneseForms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|独立行政法人|国立研究開発法人|特定非営利活動法人|\(株\)|\(有\)/g

/** A company's name as names are compared, without what it is by law; all of it where nothing else is left. */
export function foldCompany(text: string): string {
  if (text.length > longestName) return ''
  const words = text
    .normalize('NFKC')
    .replace(japaneseForms, ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  while (words.length > 1 && legalForms.has(foldName(words.at(-1) ?? ''))) words.pop()
  return foldName(words.join(' ')) || foldName(text)
}
