import { asActor, type Context } from '#domains/identity/index.ts'
import { keyOfKept } from '#versions/identifiers/cpe/index.ts'
import { updateNameKeys } from './component-cpe-store.ts'
import type { Remaking } from './key-actions.ts'
import { countStaleNames, listStaleNames, type StaleName } from './name-key-view.ts'
import { type NameTable, nameTables } from './name-table.ts'

/** Names of one transaction. */
const namesAtOnce = 5000

/** How many names of components have keys of another revision than this program's. */
export async function countOldNames(context: Context): Promise<number> {
  return await asActor(context, (deed) => countStaleNames(deed.db))
}

/** As `remakeKeys`, for the CPE names that documents give of components, and for what those without any are called. */
export async function remakeNames(context: Context, remaking: Remaking): Promise<void> {
  for (const table of nameTables) await remakeTable(context, table, remaking)
}

async function remakeTable(context: Context, table: NameTable, { signal, made }: Remaking): Promise<void> {
  let last: StaleName | undefined
  do {
    signal.throwIfAborted()
    const after = last
    const names = await asActor(context, async ({ db }) => {
      const page = await listStaleNames(db, table, { after, limit: namesAtOnce })
      if (page.length > 0) await updateNameKeys(db, table, { names: page, keys: page.map(hexadecimalKey) })
      return page
    })
    if (names.length > 0) made(names.length)
    last = names.at(-1)
  } while (last !== undefined)
}

function hexadecimalKey(name: StaleName): string | null {
  const key = keyOfKept(name)
  return key === undefined ? null : Buffer.from(key).toString('hex')
}
