import type { Client } from '#contract/client.ts'
import { type Ci, createCi, listCis } from '#contract/inventory/cis.ts'
import { refuseUse } from './errors.ts'
import { readPages } from './pages.ts'

/** A release of a product, by their names. */
export interface NamedRelease {
  readonly product: string
  readonly release: string
  /** The team of what has to be made. */
  readonly teamId: string | undefined
}

/**
 * The release's id; product and release are made when they are missing.
 * @throws AppError `cli.item-ambiguous` when several items bear the name
 */
export async function findOrMakeRelease(client: Client, named: NamedRelease): Promise<string> {
  const product = named.product.trim()
  const version = named.release.trim()
  const teamId = named.teamId ?? null
  const products = await findItems(client, { kind: 'product', q: product })
  const known = onlyOne(
    products.filter((one) => one.name === product),
    product,
  )
  const productId =
    known?.id ?? (await client(createCi, { body: { kind: 'product', name: product, teamId } })).id
  // Beside findings only an item's own name is shown, so it says of which product it is.
  const name = `${product} ${version}`
  const releases =
    known === undefined ? [] : await findItems(client, { kind: 'release', partOfId: productId })
  const found = onlyOne(
    releases.filter((one) => one.attributes.version === version || [version, name].includes(one.name)),
    name,
  )
  if (found !== undefined) return found.id
  const body = { kind: 'release', name, partOfId: productId, teamId, attributes: { version } }
  return (await client(createCi, { body })).id
}

async function findItems(
  client: Client,
  query: { readonly kind: string; readonly partOfId?: string; readonly q?: string },
): Promise<readonly Ci[]> {
  const { rows } = await readPages((page) => client(listCis, { query: { ...query, ...page } }), {
    limit: Number.POSITIVE_INFINITY,
  })
  return rows
}

function onlyOne(items: readonly Ci[], name: string): Ci | undefined {
  if (items.length > 1) {
    throw refuseUse('item-ambiguous', { facts: { name, ids: items.map((item) => item.id).join(', ') } })
  }
  return items[0]
}
