const vulnfeeds = 'nvd/nvd-2.0/osv-vulnfeeds'
const vdu = 'nvd/nvd-2.0/vuls-data-update'

/** Folders and files among the data of NVD and CVE that hold something else: beginning of the path, and what it is. */
export const otherKinds: readonly (readonly [start: string, kind: string])[] = [
  [`${vulnfeeds}/cmd/ids/`, 'OSV records without a CVE'],
  [`${vulnfeeds}/conversion/nvd/testdata/cpe_testdata.json`, 'a table of repositories'],
  [`${vulnfeeds}/conversion/nvd/testdata/tags_testdata.json`, 'a table of commits'],
  [`${vulnfeeds}/test_data/CVE-2012-2812.json`, 'an OSV record'],
  [`${vulnfeeds}/test_data/combine-to-osv/`, 'OSV records'],
  [`${vulnfeeds}/test_data/debian/`, "Debian's tracker"],
  [`${vulnfeeds}/test_data/parts/`, 'parts of OSV records'],
  [`${vdu}/api/cpe/`, 'answers with CPE names'],
  [`${vdu}/api/cpematch/`, 'answers with CPE matches'],
  [`${vdu}/api/cvehistory/`, 'answers with changes'],
]

/** Records that are not read, each with its reason. May only shrink. */
export const unreadRecords: Readonly<Record<string, string>> = {}
