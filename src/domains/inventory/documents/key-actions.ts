import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { schemesOf } from './component-columns.ts'
import { isKeepableKey } from './component-identity.ts'
import { updateKeys } from './key-store.ts'
import {
  countStaleComponents,
  divideIds,
  findStaleComponents,
  type IdStretch,
  type StaleComponents,
} from './key-view.ts'

/** Components of one transaction. */
const componentsAtOnce = 20_000

/** Two sessions write: more would wait for the same disk. */
const lanes = 2

/** How many components have keys of other schemes, or of other revisions of them, than this program's. */
export async function countOldKeys(context: Context): Promise<number> {
  return await asActor(context, (deed) => countStaleComponents(deed.db))
}

/**
 * Makes all keys anew that this program would make otherwise, in many transactions. What was done before it is stopped
 * stays, and is not done again.
 * @param work.made is told how many more were kept
 * @returns how many
 */
export async function remakeKeys(
  context: Context,
  work: { readonly signal: AbortSignal; readonly made: (count: number) => void },
): Promise<number> {
  const stretches = await asActor(context, (deed) => divideIds(deed.db, lanes))
  const counts = await Promise.all(stretches.map((stretch) => remakeStretch(context, work, stretch)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** While some are written, the keys of the next are made. */
async function remakeStretch(
  context: Context,
  work: { readonly signal: AbortSignal; readonly made: (count: number) => void },
  stretch: IdStretch,
): Promise<number> {
  let count = 0
  let page = await makeKeys(context, stretch)
  while (page.last !== undefined) {
    work.signal.throwIfAborted()
    const kept = page
    const [following] = await Promise.all([
      makeKeys(context, { ...stretch, after: page.last }),
      asActor(context, (deed) => keepKeys(deed, kept)),
    ])
    count += kept.keys.length
    work.made(kept.keys.length)
    page = following
  }
  return count
}

/** Components whose keys were made anew but not yet kept. */
interface FreshKeys {
  readonly components: StaleComponents
  /** Hexadecimal; null where a version has none. */
  readonly keys: readonly (string | null)[]
  /** The last of them; undefined: none are left. */
  readonly last: number | undefined
}

async function makeKeys(context: Context, stretch: IdStretch): Promise<FreshKeys> {
  const components = await asActor(context, (deed) => findStaleComponents(deed.db, stretch, componentsAtOnce))
  const { packageKey, version, id } = components
  const keys = packageKey.map((key, row) => keyOf(key, version[row] ?? ''))
  return { components, keys, last: id.at(-1) }
}

async function keepKeys(deed: Deed, { components, keys }: FreshKeys): Promise<void> {
  await updateKeys(deed.db, components, { keys, schemes: schemesOf(components) })
}

function keyOf(packageKey: string, version: string): string | null {
  const key = schemeForPackageType(packageKey.slice(0, packageKey.indexOf('/')))?.encode(version)
  return key !== undefined && isKeepableKey(packageKey, key.length) ? Buffer.from(key).toString('hex') : null
}
