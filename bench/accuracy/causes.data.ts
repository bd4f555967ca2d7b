/**
 * Where a difference from a label comes from.
 * - `data`: the advisories at hand do not say it · `label`: the label does not tell what a real document would
 * - `source`: a source says otherwise than the label · `rule`: our reading or our matching rule
 */
export type Side = 'data' | 'label' | 'source' | 'rule'

/** Every cause there is, in the order in which they are asked for. */
export const causes = {
  'vulnerability-unknown': { side: 'data', words: 'no record at hand bears any name of the vulnerability' },
  'no-package': { side: 'label', words: 'nothing tells which package of which ecosystem is meant' },
  'not-read': { side: 'rule', words: 'the document was read without the component' },
  'no-ranges': { side: 'data', words: 'the records at hand name no package' },
  'cpe-only': {
    side: 'data',
    words: 'the records at hand name products by CPE alone, and the component has none',
  },
  'source-not-told': {
    side: 'label',
    words: 'records name source packages, and the label only the binary one',
  },
  'other-ecosystem': { side: 'data', words: 'the records at hand name packages of other ecosystems alone' },
  'name-differs': { side: 'rule', words: 'a record names the package in another spelling' },
  'other-package': { side: 'data', words: 'the records at hand name other packages of the ecosystem' },
  'other-release': { side: 'data', words: 'the records at hand speak of other releases of the distribution' },
  'release-not-told': { side: 'label', words: 'the release of the distribution is not told' },
  'record-without-release': { side: 'source', words: 'the record does not tell the release it holds for' },
  'no-version-key': { side: 'rule', words: 'the version cannot be compared' },
  'range-unreadable': { side: 'source', words: 'a bound of the range cannot be compared' },
  'condition-open': {
    side: 'source',
    words: 'it applies only under a condition that nobody has answered for',
  },
  'stated-otherwise': { side: 'source', words: 'a statement of higher rank says that it is not affected' },
  'outside-range': { side: 'source', words: 'the version lies outside every range of the records' },
  'others-statement': {
    side: 'rule',
    words: 'a VEX statement says so that decides nothing: of others, of a range, or of a part',
  },
  'packaged-by-distribution': {
    side: 'label',
    words:
      'a package of the distribution holds it in the same version, and its advisories decide; labels tell no files',
  },
  'matched-by-cpe': { side: 'source', words: 'matched by its CPE alone' },
  'within-range': { side: 'source', words: 'the version lies within a range of a record' },
} as const satisfies Readonly<Record<string, { readonly side: Side; readonly words: string }>>

export type Cause = keyof typeof causes
