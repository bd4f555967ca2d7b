import { asActor, type Context } from '#domains/identity/index.ts'
import type { Remaking } from '#domains/inventory/index.ts'
import { countStaleProducts, listStaleProducts, type StaleProduct } from './product-key-view.ts'
import { versionKeyOf } from './vex.ts'
import { updateProductKeys } from './vex-store.ts'

/** Products of one transaction. */
const productsAtOnce = 5000

/** How many products of statements have keys of other schemes, or of other revisions of them, than this program's. */
export async function countOldProducts(context: Context): Promise<number> {
  return await asActor(context, (deed) => countStaleProducts(deed.db))
}

/** Makes the keys of products anew that statements speak of; as inventory's `remakeKeys`. */
export async function remakeProducts(context: Context, { signal, made }: Remaking): Promise<void> {
  let last: StaleProduct | undefined
  do {
    signal.throwIfAborted()
    const after = last
    const products = await asActor(context, async ({ db }) => {
      const page = await listStaleProducts(db, after, productsAtOnce)
      const rows = page.map((one) => ({
        documentId: one.documentId,
        number: one.number,
        ...versionKeyOf(one.packageKey, one.version),
      }))
      if (rows.length > 0) await updateProductKeys(db, rows)
      return page
    })
    if (products.length > 0) made(products.length)
    last = products.at(-1)
  } while (last !== undefined)
}
