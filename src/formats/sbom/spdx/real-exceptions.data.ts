/** Real documents that do not behave as one might expect, each with the reason. May only shrink. */
export const realExceptions: {
  /** Not read. */
  readonly refused: ReadonlyMap<string, string>
  /** Invalid, but read without a word about it. */
  readonly unnoticed: ReadonlyMap<string, string>
} = {
  refused: new Map(),
  unnoticed: new Map([
    [
      'sbomqs/testdata/bsi/spdx/invalidComponentHashMD5.spdx23.json',
      'MD5 is weak, but SPDX allows it; the rule is one of BSI TR-03183',
    ],
    [
      'sbomqs/testdata/bsi/spdx/invalidMetadataCreatorEmail.spdx23.json',
      'an address in brackets is kept as written; the rule is one of BSI TR-03183',
    ],
  ]),
}
