/** Real documents that are refused, and why. May only shrink: the test fails when one of them is read. */
export const refused: ReadonlyMap<string, string> = new Map([
  [
    'csaf/vendors-misc/openeuler/csaf/testdata/fixtures/happy/cve/2024/csaf-openeuler-cve-2024-50187.json',
    'is no JSON as published: line 61 has a bracket too many',
  ],
])

/** Real VEX documents that state nothing, and why. May only shrink. */
export const silent: ReadonlyMap<string, string> = new Map([])
