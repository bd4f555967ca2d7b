import type { Catalogue } from './catalogue.ts'
import { type Ecosystem, ecosystems, type Profile, profiles } from './ecosystems.data.ts'
import { type Random, type Sampler, samplerOf, seededRandom } from './random.ts'

/** What an item is composed of: positions in the catalogue's components, each once. */
export interface Composition {
  /** Number of the item, from 0. */
  readonly item: number
  readonly profile: Profile['name']
  readonly components: readonly number[]
}

/** Components of one item, at least and at most. */
const smallest = 50
const largest = 3000

/** Versions of one package in one item. */
const mostVersions = 2

/** How many of the items hold the library that is everywhere. */
const everywhereShare = 0.6

interface Wanted {
  readonly items: number
  readonly occurrences: number
}

/** Which profile each item has; the same list everywhere it is needed. */
export function profilesOf(items: number): readonly Profile[] {
  const random = seededRandom('profiles')
  const sampler = samplerOf(profiles.map((one) => one.share))
  return Array.from({ length: items }, () => {
    const found = profiles[sampler.draw(random)]
    if (found === undefined) throw new Error('no profile')
    return found
  })
}

/**
 * Draws what each item holds: by popularity, so that few components are in very many items, but each component of
 * the catalogue at least once. Yields one item after the other; all of them together would not fit the memory.
 */
export function* drawCompositions(catalogue: Catalogue, wanted: Wanted): Generator<Composition> {
  const drawer = createDrawer(catalogue, wanted)
  const random = seededRandom('compositions')
  const sizes = drawSizes(wanted)
  for (const [item, profile] of drawer.profiles.entries()) {
    yield { item, profile: profile.name, components: drawer.draw(random, profile, sizes[item] ?? smallest) }
  }
}

/** Sizes between the smallest and the largest, many small ones, together as many as wanted. */
export function drawSizes({ items, occurrences }: Wanted): readonly number[] {
  const random = seededRandom('sizes')
  const raw = Array.from({ length: items }, () => smallest * (largest / smallest) ** (random.next() ** 1.2))
  const scale = occurrences / raw.reduce((sum, size) => sum + size, 0)
  const sizes = raw.map((size) => Math.max(smallest, Math.min(largest, Math.round(size * scale))))
  let missing = occurrences - sizes.reduce((sum, size) => sum + size, 0)
  for (let at = 0; missing !== 0; at = (at + 1) % items) {
    const step = Math.sign(missing)
    const next = (sizes[at] ?? 0) + step
    if (next < smallest / 2 || next > largest) continue
    sizes[at] = next
    missing -= step
  }
  return sizes
}

/** The components of one ecosystem, drawn by popularity. */
interface Shelf {
  /** Position of its first component in the catalogue; they stand together. */
  readonly first: number
  readonly count: number
  readonly sampler: Sampler
  /** How many of an item's draws are spent on components that no item holds yet. */
  readonly coverage: number
  /** Positions of those that no item holds yet, the next one last. */
  readonly uncovered: number[]
}

function createDrawer(catalogue: Catalogue, wanted: Wanted) {
  const ofItems = profilesOf(wanted.items)
  const sizes = drawSizes(wanted)
  const shelves = new Map(ecosystems.map(({ type }) => [type, shelfOf(catalogue, type, demand(type))]))
  const everywhere = catalogue.components.length - catalogue.everywhere.versions.length
  // The number of the last item that took the component: no component twice in one.
  const takenBy = new Int32Array(catalogue.components.length).fill(-1)
  const packageOf = numberPackages(catalogue)
  let versionsTaken = new Map<number, number>()
  let item = -1

  function demand(type: Ecosystem['type']): number {
    return ofItems.reduce((sum, profile, index) => sum + partOf(profile, type) * (sizes[index] ?? 0), 0)
  }

  function take(into: number[], position: number): boolean {
    const holder = packageOf[position] ?? -1
    const versions = versionsTaken.get(holder) ?? 0
    if (takenBy[position] === item || versions === mostVersions) return false
    takenBy[position] = item
    versionsTaken.set(holder, versions + 1)
    into.push(position)
    return true
  }

  function takeFrom(shelf: Shelf, into: number[], plan: { readonly random: Random; readonly count: number }) {
    let left = Math.min(plan.count, shelf.count)
    for (let owed = Math.ceil(left * shelf.coverage); owed > 0 && shelf.uncovered.length > 0; owed -= 1) {
      const next = shelf.uncovered.pop() ?? 0
      if (take(into, next)) left -= 1
      else shelf.uncovered.unshift(next)
    }
    let misses = 0
    while (left > 0 && misses < 40 * plan.count) {
      if (take(into, shelf.first + shelf.sampler.draw(plan.random))) left -= 1
      else misses += 1
    }
  }

  function draw(random: Random, profile: Profile, size: number): readonly number[] {
    item += 1
    versionsTaken = new Map()
    const components: number[] = []
    if (random.next() < everywhereShare) {
      take(components, everywhere + random.below(catalogue.everywhere.versions.length))
    }
    for (const [index, { type, share }] of profile.parts.entries()) {
      const shelf = shelves.get(type)
      const isLast = index === profile.parts.length - 1
      const count = isLast ? size - components.length : Math.round(size * share)
      if (shelf !== undefined) takeFrom(shelf, components, { random, count })
    }
    return components
  }

  return { profiles: ofItems, draw }
}

function partOf(profile: Profile, type: Ecosystem['type']): number {
  return profile.parts.find((part) => part.type === type)?.share ?? 0
}

function shelfOf(catalogue: Catalogue, type: Ecosystem['type'], demand: number): Shelf {
  const { components, everywhere } = catalogue
  const isOwn = (index: number) => {
    const holder = components[index]?.package
    return holder?.ecosystem.type === type && holder !== everywhere
  }
  const first = components.findIndex((_, index) => isOwn(index))
  let count = 0
  while (isOwn(first + count)) count += 1
  // In leaps, so that versions of one package go to different items.
  const step = leapFor(count)
  const uncovered = Array.from({ length: count }, (_, index) => first + ((index * step) % count))
  const weights = components.slice(first, first + count).map((one) => one.weight)
  return {
    first,
    count,
    sampler: samplerOf(weights),
    coverage: Math.min(1, (1.2 * count) / demand),
    uncovered,
  }
}

/** A leap that meets every one of them before it comes round. */
function leapFor(count: number): number {
  let leap = Math.max(1, Math.floor(count * 0.618))
  while (commonDivisor(leap, count) !== 1) leap += 1
  return leap
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

/** The number of each component's package. */
function numberPackages({ components }: Catalogue): Int32Array {
  const numbers = new Int32Array(components.length)
  let last = 0
  for (const [position, component] of components.entries()) {
    if (position > 0 && components[position - 1]?.package !== component.package) last += 1
    numbers[position] = last
  }
  return numbers
}
