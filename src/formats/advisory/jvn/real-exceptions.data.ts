const goMyjvn = 'go-myjvn'
const examples = 'myjvn-np-examples/hnd'
const product = 'vuls-data-update-feeds/product'

/** Files of JVN iPedia that give no record, with the code of the reason and why that is right. May only shrink. */
export const unreadFiles: Readonly<Record<string, readonly [code: string, why: string]>> = {
  [`${goMyjvn}/kazukiigeta-get_product_list-0.xml`]: ['xml.prefix-unknown', 'prefixes are not declared'],
  [`${goMyjvn}/kazukiigeta-get_vendor_list-0.xml`]: ['xml.prefix-unknown', 'prefixes are not declared'],
  [`${goMyjvn}/kazukiigeta-get_vuln_detail_info-0.xml`]: ['xml.prefix-unknown', 'prefixes are not declared'],
  [`${goMyjvn}/kazukiigeta-get_vuln_overview_list-0.xml`]: [
    'xml.prefix-unknown',
    'prefixes are not declared',
  ],
  [`${goMyjvn}/spiegel-im-spiegel-status-0.xml`]: ['advisory.jvn-refused', 'an answer that refuses'],
  [`${goMyjvn}/spiegel-im-spiegel-time-0.xml`]: ['xml.prefix-unknown', 'prefixes are not declared'],
  [`${examples}/dataFeed_myjvn_product_hnd.xml`]: ['advisory.other-answer', 'products'],
  [`${examples}/dataFeed_myjvn_vendor_hnd.xml`]: ['advisory.other-answer', 'vendors'],
  [`${examples}/getAlertList_hnd.xml`]: ['advisory.other-answer', 'alerts'],
  [`${examples}/getProductList_hnd.xml`]: ['advisory.other-answer', 'products'],
  [`${examples}/getVendorList_hnd.xml`]: ['advisory.other-answer', 'vendors'],
  [`${product}/testdata/fixtures/myjvn_product_202311.rdf`]: ['advisory.other-answer', 'products'],
}

const json = 'myjvn-np-examples/oka'

/** Answers of MyJVN 4.0 in JSON that give no record, with the code of the reason and why that is right. May only shrink. */
export const unreadAnswers: Readonly<Record<string, readonly [code: string, why: string]>> = {
  [`${json}/dataFeed_myjvn_product_oka.json`]: ['json.unexpected', 'no JSON as published; products'],
  [`${json}/dataFeed_myjvn_product_version_oka.json`]: ['json.unexpected', 'no JSON as published; products'],
  [`${json}/dataFeed_myjvn_vendor_oka.json`]: ['advisory.other-answer', 'vendors'],
  [`${json}/getAlertList_oka.json`]: ['advisory.other-answer', 'alerts'],
  [`${json}/getProductList_oka.json`]: ['advisory.other-answer', 'products'],
  [`${json}/getVendorList_oka.json`]: ['advisory.other-answer', 'vendors'],
  'myjvn-np-examples/hnd/getAlertList_hnd.json': ['advisory.other-answer', 'alerts'],
}

/** Phrases about versions that stay undetermined, each with what is not beyond doubt in it. May only shrink. */
export const undeterminedPhrases: Readonly<Record<string, string>> = {
  'core 2.0-beta9 から 2.12.1 より前のバージョン': 'of a part',
  'for Windows 5.8 (Build 1575) 未満': 'of a variant, with a build',
  'for Storage 6.0 (Build 1284) 未満': 'of a variant, with a build',
  'for NetApp 5.8 (Build 1299) 未満': 'of a variant, with a build',
  'for EMC Celerra 5.8 (Build 1577) 未満': 'of a variant, with a build',
  'v6 R4 およびそれ以前のバージョン': 'a version in two pieces',
}
