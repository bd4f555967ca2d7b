/** Versions longer than this have no key; the longest seen in real data make keys of 130 bytes. */
export const longestVersion = 256

/** Sorts below every key: no lower bound. */
export const belowAll: Uint8Array = new Uint8Array(0)

/** Sorts above every key: no upper bound. */
export const aboveAll: Uint8Array = Uint8Array.of(0xff)

/** Negative, zero or positive as `a` sorts below, with or above `b`; the order of `bytea` in the database. */
export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b)
}

/**
 * The bytes above every key that begins as this one does before its end.
 * @param end how many bytes end the key
 */
export function beyond(key: Uint8Array, end = 1): Uint8Array {
  return Uint8Array.of(...key.subarray(0, key.length - end), 0xff)
}

/** The lowest bytes above the key; nothing lies between them because no key begins another. */
export function successor(key: Uint8Array): Uint8Array {
  const next = new Uint8Array(key.length + 1)
  next.set(key)
  return next
}
