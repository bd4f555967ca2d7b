/** Official cases that are judged otherwise than their list says, and why. May only shrink. */
export const judgedOtherwise: ReadonlyMap<string, string> = new Map([
  [
    'optional/oasis_csaf_tc-csaf_2_0-2021-6-2-08-02.json',
    'gives two md5 sums of one file, which §6.1.25 forbids as case 6-1-25-01 shows for sha256',
  ],
  [
    'optional/oasis_csaf_tc-csaf_2_0-2021-6-2-09-02.json',
    'gives two sha1 sums of one file, which §6.1.25 forbids as case 6-1-25-01 shows for sha256',
  ],
])

/** Real documents that are refused, and why. May only shrink. */
export const refused: ReadonlyMap<string, string> = new Map([
  [
    'csaf/vendors-misc/openeuler/csaf/testdata/fixtures/happy/cve/2024/csaf-openeuler-cve-2024-50187.json',
    'is no JSON as published: line 61 has a bracket too many',
  ],
])
