import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { schemesOf } from './component-columns.ts'
import { isKeepableKey } from './component-identity.ts'
import { countStaleComponents, findStaleComponents, type StaleComponents, updateKeys } from './key-store.ts'

/** Components whose keys were made anew but not yet kept. */
export interface FreshKeys {
  readonly components: StaleComponents
  /** Hexadecimal; null where a version has none. */
  readonly keys: readonly (string | null)[]
  /** The last of them; undefined: none are left. */
  readonly last: number | undefined
}

/** How many components have keys of other schemes, or of other revisions of them, than this program's. */
export async function countOldKeys(context: Context): Promise<number> {
  return await asActor(context, (deed) => countStaleComponents(deed.db))
}

/** Makes the keys anew of the next components after an id. Keeps nothing: what is made may be ahead of what is kept. */
export async function makeFreshKeys(
  context: Context,
  page: { readonly after: number; readonly limit: number },
): Promise<FreshKeys> {
  const components = await asActor(context, (deed) => findStaleComponents(deed.db, page))
  const { packageKey, version, id } = components
  const keys = packageKey.map((key, row) => keyOf(key, version[row] ?? ''))
  return { components, keys, last: id.at(-1) }
}

/** Keeps keys that were made anew, in the caller's transaction. */
export async function keepFreshKeys(deed: Deed, { components, keys }: FreshKeys): Promise<void> {
  await updateKeys(deed.db, components, { keys, schemes: schemesOf(components) })
}

function keyOf(packageKey: string, version: string): string | null {
  const key = schemeForPackageType(packageKey.slice(0, packageKey.indexOf('/')))?.encode(version)
  return key !== undefined && isKeepableKey(packageKey, key.length) ? Buffer.from(key).toString('hex') : null
}
