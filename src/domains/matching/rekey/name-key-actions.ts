import { asActor, type Context } from '#domains/identity/index.ts'
import type { Remaking } from '#domains/inventory/index.ts'
import { keyOfKept } from '#versions/identifiers/cpe/index.ts'
import { updateNameKeys } from './name-key-store.ts'
import { listStaleNames, type StaleName } from './name-key-view.ts'

/** Names of one transaction. */
const namesAtOnce = 5000

/** Makes the keys of CPE names anew that advisories find components by; as inventory's `remakeNames` of those it keeps. */
export async function remakeOwnNames(context: Context, { signal, made }: Remaking): Promise<void> {
  let last: StaleName | undefined
  do {
    signal.throwIfAborted()
    const after = last
    const names = await asActor(context, async ({ db }) => {
      const page = await listStaleNames(db, after, namesAtOnce)
      if (page.length > 0) await updateNameKeys(db, page, page.map(hexadecimalKey))
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
