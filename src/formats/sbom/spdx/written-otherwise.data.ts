/** Real documents that, written and read again, do not say quite the same, each with the reason. May only shrink. */
export const writtenOtherwise: ReadonlyMap<string, string> = new Map([
  [
    'redhat-trustify/test-data/spdx/openssl-3.0.7-18.el9_2.spdx.alias.json',
    'a download location holds spaces, which no address may; it stands in the comment',
  ],
])
