/** A source of numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, count). */
  below(count: number): number
  /** One of the list, each as likely. @throws Error when the list is empty */
  pick<T>(list: readonly T[]): T
}

/** A stream of its own for each name, so that a change of one part of the data leaves the others as they were. */
export function seededRandom(name: string): Random {
  let state = hashOf(name)
  // Weyl sequence and a 32-bit finaliser (the one of MurmurHash3): quick, and even enough for made-up data.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    return mix(state) / 0x1_0000_0000
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick(list) {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return mix(hash >>> 0)
}

function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}

/** Draws positions of a list of weights, each as often as its weight says. */
export interface Sampler {
  draw(random: Random): number
}

/** Makes the sampler; a draw takes one binary search. */
export function samplerOf(weights: Iterable<number>): Sampler {
  const sums = Float64Array.from(weights)
  for (let index = 1; index < sums.length; index += 1)
    sums[index] = (sums[index] ?? 0) + (sums[index - 1] ?? 0)
  const total = sums.at(-1) ?? 0
  return {
    draw(random) {
      const wanted = random.next() * total
      let low = 0
      let high = sums.length - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((sums[middle] ?? 0) > wanted) high = middle
        else low = middle + 1
      }
      return low
    },
  }
}
