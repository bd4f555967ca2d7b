/**
 * What `read` makes of each group, in their order. While one is being used the next is read already; never more than
 * one ahead, since each lies in memory.
 */
export async function* readAhead<G, T>(
  groups: AsyncGenerator<G>,
  read: (group: G) => Promise<T>,
): AsyncGenerator<T> {
  let ahead = step(groups, read)
  try {
    for (;;) {
      const found = await ahead
      if (found.done) return
      ahead = step(groups, read)
      // Its failure is told when its turn comes, not before.
      ahead.catch(() => undefined)
      yield found.value
    }
  } finally {
    await ahead.catch(() => undefined)
    await groups.return(undefined)
  }
}

type Step<T> = { readonly done: true } | { readonly done: false; readonly value: T }

async function step<G, T>(groups: AsyncGenerator<G>, read: (group: G) => Promise<T>): Promise<Step<T>> {
  const group = await groups.next()
  return group.done ? { done: true } : { done: false, value: await read(group.value) }
}
