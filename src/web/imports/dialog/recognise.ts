import { readOwnRecord } from './own-databases.ts'

/** What the beginning of a file shows it to be, before anybody has read it. */
export type Recognised =
  | { readonly as: 'advisories'; readonly source: string; readonly name: string | null }
  | { readonly as: 'archive' }

const zipMark = 'PK\u0003\u0004'

/** Marks of documents that say what an item is composed of: they are left to the server. */
const document = /"(?:bomFormat|spdxVersion|SPDXID|@context)"\s*:/

/** JVN's list of vendors and products, in XML, in JSON, and as rows. */
const jvnProducts =
  /^<[\s\S]{0,2000}<VendorInfo[\s>]|^\{\s*(?:"\$schema"[^{}]{0,400})?"jvn[-_]product[-_]dictionary"\s*:|^\[?\s*\{[^{}]{0,2000}"vcpe"\s*:/

/** Details and overviews. */
const jvn = /^<[\s\S]{0,2000}(?:<VULDEF-Document[\s>]|https?:\/\/jvn\.jp\/rss\/mod_sec\/)/

/** Overviews and details of MyJVN 4.0, in JSON; its details look like CSAF. */
const jvnObject = /"https?:\/\/jvndb\.jvn\.jp\/schema\/myjvn_(?:feed|vuldef)_|"myjvn_security_advisory"/

/** A page of endoflife.date's repository: facts in YAML, among them where the page lies and its releases. */
const lifePage =
  /^---[ \t]*\r?\n(?=[\s\S]{0,8000}?\n(?:releases|releasePolicyLink|changelogTemplate|versionCommand|eolColumn):)[\s\S]{0,4000}?\npermalink:[ \t]*\/([a-z0-9][\w.+-]{0,99})/

const csaf = /"csaf_version"\s*:/

/**
 * Recognises what sources publish: lists of CISA KEV, EU KEV and EPSS, of JVN's products, records of the CVE program, the
 * NVD, OSV, JVN iPedia and the EUVD, of RustSec, HSEC, RubySec and FriendsOfPHP, answers and pages of endoflife.date, CSAF
 * documents, VEX, archives.
 * @param beginning of the file, unpacked where it was packed
 * @returns null for everything else
 */
export function recognise(beginning: string): Recognised | null {
  if (beginning.startsWith(zipMark)) return { as: 'archive' }
  const text = beginning.replace(/^\uFEFF/, '').trimStart()
  if (/^#model_version:|^cve,epss,percentile/.test(text))
    return advisories('epss', /score_date:([\d-]+)/.exec(text))
  if (jvn.test(text)) return advisories('jvn', /<(?:[a-z]{1,20}:)?modified>([^<]{4,40})</.exec(text))
  if (jvnProducts.test(text)) return advisories('jvn-products', null)
  const cve = readCveMarks(text)
  if (cve !== null) return cve
  if (/^\[\s*\{[^{}]{0,2000}"euvdID"\s*:/.test(text)) return advisories('eukev', null)
  const page = lifePage.exec(text)
  if (page !== null) return advisories('eol', page)
  if (text.startsWith('{')) return recogniseObject(text)
  const own = readOwnRecord(text)
  return own === null ? null : { as: 'advisories', ...own }
}

/** A JSON object. */
function recogniseObject(text: string): Recognised | null {
  if (jvnObject.test(text))
    return advisories('jvn', /"(?:id|vulnid)"\s*:\s*"(JVNDB-\d{4}-\d{4,9})"/.exec(text))
  const vex = readVexMarks(text)
  if (vex !== null) return vex
  if (document.test(text)) return null
  if (/"enisa(?:Uuid|IdProduct|IdVendor)"\s*:/.test(text))
    return advisories('euvd', /"id"\s*:\s*"(EUVD-[\d-]+)"/.exec(text))
  if (/"schema_version"\s*:[\s\S]{0,200}"generated_at"\s*:[\s\S]{0,200}"result"\s*:/.test(text))
    return advisories('eol', /"generated_at"\s*:\s*"([^"]{4,40})"/.exec(text))
  if (/"catalogVersion"\s*:/.test(text))
    return advisories('kev', /"catalogVersion"\s*:\s*"([^"]+)"/.exec(text))
  if (csaf.test(text))
    return advisories('csaf', /"tracking"\s*:\s*\{[^{}]{0,4000}"id"\s*:\s*"([^"]+)"/.exec(text))
  const id = /"id"\s*:\s*"([^"]+)"/.exec(text)
  return id !== null && /"modified"\s*:\s*"\d{4}-/.test(text) ? advisories('osv', id) : null
}

const cveId = /"(?:id|ID|cveId)"\s*:\s*"(CVE-\d{4}-\d{4,})"/

/** Records of the CVE program and of the NVD: single, in an answer or a feed, or one a line. */
function readCveMarks(text: string): Recognised | null {
  if (/^[[{][\s\S]{0,4096}?"dataType"\s*:\s*"CVE_RECORD"/.test(text))
    return advisories('cve', cveId.exec(text))
  if (
    /"format"\s*:\s*"NVD_CVE"|"CVE_data_type"\s*:|"(?:vulnStatus|sourceIdentifier|CVE_data_meta)"\s*:/.test(
      text,
    )
  ) {
    return advisories('nvd', /"timestamp"\s*:\s*"([^"]{4,40})"/.exec(text) ?? cveId.exec(text))
  }
  return null
}

/** OpenVEX, and CycloneDX documents that hold nothing but what is said of vulnerabilities. */
function readVexMarks(text: string): Recognised | null {
  if (/"@context"\s*:\s*"https:\/\/openvex\.dev\//.test(text))
    return advisories('vex', /"@id"\s*:\s*"([^"]{1,200})"/.exec(text))
  const isBare =
    /"bomFormat"\s*:/.test(text) && /"vulnerabilities"\s*:\s*\[/.test(text) && !/"components"\s*:/.test(text)
  return isBare ? advisories('vex', /"serialNumber"\s*:\s*"([^"]{1,200})"/.exec(text)) : null
}

function advisories(source: string, found: RegExpExecArray | null): Recognised {
  return { as: 'advisories', source, name: found?.[1] ?? null }
}
