/** What a word of a phrase does. `less`: the version before it is the first that is not affected any more. */
export type PhraseWord =
  | 'noise'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal'
  | 'from'
  | 'and'
  | 'all'
  /** English has it before its version. */
  | 'before'
  | 'since'

/** Words of version phrases as JVN iPedia writes them (after NFKC, in small letters), and what each does. */
export const phraseWords: readonly (readonly [word: string, means: PhraseWord])[] = [
  ['より前', 'less'],
  ['より以前', 'less'],
  ['より古い', 'less'],
  ['より低い', 'less'],
  ['未満', 'less'],
  ['以前', 'less-or-equal'],
  ['以下', 'less-or-equal'],
  ['まで', 'less-or-equal'],
  ['およびそれ以前', 'less-or-equal'],
  ['及びそれ以前', 'less-or-equal'],
  ['とそれ以前', 'less-or-equal'],
  ['並びにそれ以前', 'less-or-equal'],
  ['ならびにそれ以前', 'less-or-equal'],
  ['およびこれ以前', 'less-or-equal'],
  ['とこれ以前', 'less-or-equal'],
  ['またはそれ以前', 'less-or-equal'],
  ['又はそれ以前', 'less-or-equal'],
  ['もしくはそれ以前', 'less-or-equal'],
  ['およびそれ以下', 'less-or-equal'],
  ['より後', 'greater'],
  ['より新しい', 'greater'],
  ['以降', 'greater-or-equal'],
  ['以上', 'greater-or-equal'],
  ['以後', 'greater-or-equal'],
  ['およびそれ以降', 'greater-or-equal'],
  ['及びそれ以降', 'greater-or-equal'],
  ['とそれ以降', 'greater-or-equal'],
  ['およびそれ以上', 'greater-or-equal'],
  ['またはそれ以降', 'greater-or-equal'],
  ['から', 'from'],
  ['~', 'from'],
  ['〜', 'from'],
  // Within a version it belongs to the version.
  ['-', 'from'],
  ['–', 'from'],
  ['、', 'and'],
  [',', 'and'],
  ['および', 'and'],
  ['及び', 'and'],
  ['と', 'and'],
  ['すべて', 'all'],
  ['全て', 'all'],
  ['全', 'all'],
  ['ファームウェアバージョン', 'noise'],
  ['ファームウエアバージョン', 'noise'],
  ['ファームウェア', 'noise'],
  ['ファームウエア', 'noise'],
  ['ソフトウェアバージョン', 'noise'],
  ['バージョン', 'noise'],
  ['ヴァージョン', 'noise'],
  ['の', 'noise'],
  ['版', 'noise'],
  ['firmware', 'noise'],
  ['versions', 'noise'],
  ['version', 'noise'],
  ['ver.', 'noise'],
  ['ver', 'noise'],
  ['prior to', 'before'],
  ['earlier than', 'before'],
  ['before', 'before'],
  ['and earlier', 'less-or-equal'],
  ['and prior', 'less-or-equal'],
  ['or earlier', 'less-or-equal'],
  ['and later', 'greater-or-equal'],
  ['or later', 'greater-or-equal'],
  ['from', 'since'],
  ['through', 'from'],
  ['to', 'from'],
  ['and', 'and'],
  ['all', 'all'],
]

/** Sequences of words and versions (`v`) that mean one stretch without doubt, and which of the words bounds it how. */
export const stretches: ReadonlyMap<string, readonly ('from' | 'above' | 'to' | 'below' | 'is')[]> = new Map([
  ['v', ['is']],
  ['v less', ['below']],
  ['v less-or-equal', ['to']],
  ['v greater', ['above']],
  ['v greater-or-equal', ['from']],
  ['before v', ['below']],
  ['v from v', ['from', 'to']],
  ['v from v less', ['from', 'below']],
  ['v from v less-or-equal', ['from', 'to']],
  ['since v from v', ['from', 'to']],
  ['since v before v', ['from', 'below']],
  ['v before v', ['from', 'below']],
  ['v greater-or-equal v less', ['from', 'below']],
  ['v greater-or-equal v less-or-equal', ['from', 'to']],
  ['v greater-or-equal and v less', ['from', 'below']],
  ['v greater-or-equal and v less-or-equal', ['from', 'to']],
  ['v greater v less', ['above', 'below']],
  ['v greater v less-or-equal', ['above', 'to']],
])
