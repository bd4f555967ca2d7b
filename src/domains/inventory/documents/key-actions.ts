import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { schemesOf } from './component-columns.ts'
import { isKeepableKey, spanOf } from './component-identity.ts'
import { updateKeys } from './key-store.ts'
import {
  countStaleComponents,
  divideIds,
  findStaleComponents,
  type IdStretch,
  type StaleComponents,
} from './key-view.ts'

/** Components of one transaction. */
const componentsAtOnce = 10_000

/** Two sessions write: more would wait for the same disk. */
const lanes = 2

/** How many components have keys of other schemes, or of other revisions of them, than this program's. */
export async function countOldKeys(context: Context): Promise<number> {
  return await asActor(context, (deed) => countStaleComponents(deed.db))
}

/** How keys are made anew. */
export interface Remaking {
  readonly signal: AbortSignal
  /** Is told how many more were kept. */
  readonly made: (count: number) => void
}

/**
 * Makes all keys of components anew that this program would make otherwise, in many transactions. What was done before it is stopped
 * stays, and is not done again.
 */
export async function remakeKeys(context: Context, work: Remaking): Promise<void> {
  const stretches = await asActor(context, (deed) => divideIds(deed.db, lanes))
  await Promise.all(stretches.map((stretch) => remakeStretch(context, work, stretch)))
}

/** While some are written, the keys of the next are made. */
async function remakeStretch(context: Context, work: Remaking, stretch: IdStretch): Promise<void> {
  let page = await makeKeys(context, stretch)
  while (page.last !== undefined) {
    work.signal.throwIfAborted()
    const kept = page
    const [following] = await Promise.all([
      makeKeys(context, { ...stretch, after: page.last }),
      asActor(context, (deed) => keepKeys(deed, kept)),
    ])
    work.made(kept.keys.length)
    page = following
  }
}

/** Components whose keys were made anew but not yet kept. */
interface FreshKeys {
  readonly components: StaleComponents
  /** Hexadecimal; null where a version has none. */
  readonly keys: readonly (string | null)[]
  readonly otherKeys: readonly (string | null)[]
  /** As `spanOf` writes them. */
  readonly spans: readonly (string | null)[]
  /** The last of them; undefined: none are left. */
  readonly last: number | undefined
}

async function makeKeys(context: Context, stretch: IdStretch): Promise<FreshKeys> {
  const components = await asActor(context, (deed) => findStaleComponents(deed.db, stretch, componentsAtOnce))
  const { packageKey, version, otherKey, otherVersion, id } = components
  const keys = packageKey.map((key, row) => keyOf(key, version[row] ?? ''))
  const otherKeys = otherKey.map((key, row) => (key === null ? null : keyOf(key, otherVersion[row] ?? '')))
  const spans = packageKey.map((key, row) => spanOf(schemeOf(key), version[row] ?? ''))
  return { components, keys, otherKeys, spans, last: id.at(-1) }
}

async function keepKeys(deed: Deed, { components, keys, otherKeys, spans }: FreshKeys): Promise<void> {
  await updateKeys(deed.db, components.id, { keys, otherKeys, spans, schemes: schemesOf(components) })
}

function keyOf(packageKey: string, version: string): string | null {
  const key = schemeOf(packageKey)?.encode(version)
  return key !== undefined && isKeepableKey(packageKey, key.length) ? Buffer.from(key).toString('hex') : null
}

function schemeOf(packageKey: string) {
  return schemeForPackageType(packageKey.slice(0, packageKey.indexOf('/')))
}
