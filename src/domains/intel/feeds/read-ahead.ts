/**
 * What `read` makes of each group, in their order. While one is being used the next are read already.
 * @param most so many groups are ahead at a time, never more: each lies in memory
 */
export async function* readAhead<G, T>(
  groups: AsyncGenerator<G>,
  read: (group: G) => Promise<T>,
  most = 1,
): AsyncGenerator<T> {
  const ahead = Array.from({ length: most }, () => step(groups, read))
  try {
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const found = await next
      if (found.done) return
      ahead.push(step(groups, read))
      yield found.value
    }
  } finally {
    await Promise.allSettled(ahead)
    await groups.return(undefined)
  }
}

type Step<T> = { readonly done: true } | { readonly done: false; readonly value: T }

function step<G, T>(groups: AsyncGenerator<G>, read: (group: G) => Promise<T>): Promise<Step<T>> {
  const taken = take(groups, read)
  // Its failure is told when its turn comes, not before.
  taken.catch(() => undefined)
  return taken
}

async function take<G, T>(groups: AsyncGenerator<G>, read: (group: G) => Promise<T>): Promise<Step<T>> {
  const group = await groups.next()
  return group.done ? { done: true } : { done: false, value: await read(group.value) }
}
