import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readProductNames } from './index.ts'

const shared = fileURLToPath(new URL('../../../../shared/data/jvn/', import.meta.url))
const areThere = existsSync(shared)
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

it.skipIf(!areThere).each([
  ['jvn-product-list.ndjson.gz', 5_000, 23_000],
  ['myjvn-np-examples/hnd/dataFeed_myjvn_product_hnd.xml', 1, 10],
  ['myjvn-np-examples/hnd/dataFeed_myjvn_vendor_hnd.xml', 10, 0],
  ['myjvn-np-examples/hnd/getProductList_hnd.xml', 1, 10],
  ['myjvn-np-examples/hnd/getVendorList_hnd.xml', 10, 0],
  ['myjvn-np-examples/oka/dataFeed_myjvn_vendor_oka.json', 3, 0],
  ['myjvn-np-examples/oka/getProductList_oka.json', 1, 1],
  ['myjvn-np-examples/oka/getVendorList_oka.json', 3, 0],
  ['vuls-data-update-feeds/product/testdata/fixtures/myjvn_product_202311.rdf', 2, 13],
])(`reads %s${note}`, (file, vendors, products) => {
  const bytes = readFileSync(`${shared}${file}`)
  const read = readProductNames(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)

  expect(read).toMatchObject({ ok: true })
  if (!read.ok) return
  expect(read.value.vendors.length).toBeGreaterThanOrEqual(vendors)
  expect(read.value.products.length).toBeGreaterThanOrEqual(products)
})
