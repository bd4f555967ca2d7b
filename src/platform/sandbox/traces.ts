/** What every piece of code in a process shares, and an input could turn against the next one. */
const shared: readonly object[] = [
  globalThis,
  Object.prototype,
  Function.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  RegExp.prototype,
  Map.prototype,
  Set.prototype,
  Promise.prototype,
  Object,
  Array,
  JSON,
]

/**
 * Remembers the process as it is. @returns whether something was added to, taken from or put in place of what its
 * code shares, or is still going on
 */
export function tracesLeft(): () => boolean {
  // The first look makes Node load what it loads late, and that adds to what is seen.
  lookAtAll()
  const before = lookAtAll()
  const going = process.getActiveResourcesInfo().length
  return () =>
    process.getActiveResourcesInfo().length > going ||
    lookAtAll().some((now, index) => !isSame(before[index] ?? {}, now))
}

function lookAtAll(): readonly Descriptors[] {
  return shared.map((one) => Object.getOwnPropertyDescriptors(one))
}

function isSame(before: Descriptors, now: Descriptors): boolean {
  const keys = Reflect.ownKeys(now)
  if (keys.length !== Reflect.ownKeys(before).length) return false
  return keys.every((key) => {
    const [was, is] = [descriptorOf(before, key), descriptorOf(now, key)]
    return was !== undefined && Object.is(is?.value, was.value) && is?.get === was.get
  })
}

type Descriptors = Readonly<Record<string, PropertyDescriptor>>

function descriptorOf(descriptors: Descriptors, key: string | symbol): PropertyDescriptor | undefined {
  return Object.getOwnPropertyDescriptor(descriptors, key)?.value
}
