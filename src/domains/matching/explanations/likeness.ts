/** In what a name differs from the one that was looked for. */
export type Difference = 'ecosystem' | 'namespace' | 'spelling'

/** A package that a record names, like one that it does not. */
export interface LikeName {
  readonly packageKey: string
  readonly difference: Difference
}

const order: readonly Difference[] = ['namespace', 'ecosystem', 'spelling']

/** The names most like the package's, at most ten: the same within another namespace, elsewhere, or spelt otherwise. */
export function namesLike(packageKey: string, named: readonly string[]): readonly LikeName[] {
  const own = partsOf(packageKey)
  return named
    .flatMap((other): readonly LikeName[] => {
      const parts = partsOf(other)
      if (other === packageKey || spellingOf(parts.name) !== spellingOf(own.name)) return []
      return [{ packageKey: other, difference: differenceOf(own, parts) }]
    })
    .toSorted((a, b) => order.indexOf(a.difference) - order.indexOf(b.difference))
    .slice(0, 10)
}

interface Parts {
  readonly ecosystem: string
  readonly name: string
}

/** The last part of a key is the name; what stands between is its namespace. */
function partsOf(packageKey: string): Parts {
  const slash = packageKey.indexOf('/')
  const path = packageKey.slice(slash + 1)
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'))
  return { ecosystem: packageKey.slice(0, Math.max(0, slash)), name: path.slice(end + 1) }
}

function differenceOf(own: Parts, other: Parts): Difference {
  if (own.name.toLowerCase() !== other.name.toLowerCase()) return 'spelling'
  return own.ecosystem === other.ecosystem ? 'namespace' : 'ecosystem'
}

/** A name without what ecosystems write now so, now so: case, and what joins its words. */
function spellingOf(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}

/** The spelling of a key's name, by which components like it are found. */
export function spellingOfKey(packageKey: string): string {
  return spellingOf(partsOf(packageKey).name)
}
