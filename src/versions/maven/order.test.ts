import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { twoVersions } from '#test/version-cases.ts'
import { compareKeys } from '../keys/key.ts'
import { maven } from './index.ts'
import { divideVersion, type MavenItem } from './items.ts'
import { normaliseLists } from './normalise.ts'
import { rankOf, signOf } from './qualifiers.ts'

/** An item, or the list of all that follows. */
type Node = MavenItem | readonly Node[]

const pieces = ['.', '-', '0', '1', '10', '01', 'a', 'alpha', 'rc', 'ga', 'sp', 'snapshot', 'foo', 'x']
it('orders as ComparableVersion compares its nested lists', () => {
  fc.assert(
    fc.property(twoVersions(pieces, 6), (versions) => {
      const [a, b] = versions
      fc.pre(versions.every((version) => !['', 'release'].includes(version)))
      const [left, right] = [maven.encode(a), maven.encode(b)]

      return (
        left !== undefined &&
        right !== undefined &&
        compareKeys(left, right) === Math.sign(compare(read(a), read(b)))
      )
    }),
    { numRuns: 20_000 },
  )
})

it('nests what follows a hyphen, and a text behind a number', () => {
  expect(draw(read('1.0-alpha-1.2'))).toBe('[1,[alpha1,2]]')
  expect(draw(read('1-2-3'))).toBe('[1,[2,[3]]]')
  expect(draw(read('1.0.0x2y'))).toBe('[1,[x2,[y]]]')
  expect(draw(read('0-1'))).toBe('[,[1]]')
  expect(draw(read('0-alpha'))).toBe('[alpha]')
})

function read(text: string): readonly Node[] {
  const lists = normaliseLists(divideVersion(text))
  return lists.reduceRight<readonly Node[]>(
    (inner, items) => (inner.length === 0 ? items : [...items, inner]),
    [],
  )
}

function draw(node: Node): string {
  return isList(node) ? `[${node.map(draw).join(',')}]` : `${node.text}${node.digits}`
}

function isList(node: Node | undefined): node is readonly Node[] {
  return Array.isArray(node)
}

/** How two nodes in the same place compare; one that is missing is nothing. */
function compare(a: Node | undefined, b: Node | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compare(b, a)
  if (isList(a)) return compareList(a, b)
  if (isList(b)) return -compareList(b, a)
  if (b === undefined) return signOf(a)
  if (a.kind === 'number' || b.kind === 'number') {
    return Number(a.kind === 'number') - Number(b.kind === 'number') || Number(a.digits) - Number(b.digits)
  }
  return compareText(a, b)
}

/** With a list, item by item; a number is above every list; a text is compared with the list's first item. */
function compareList(list: readonly Node[], other: Node | undefined): number {
  if (other !== undefined && !isList(other) && other.kind === 'number') return -1
  const others = isList(other) ? other : [other]
  const length = Math.max(list.length, others.length)
  for (let index = 0; index < length; index += 1) {
    const order = compare(list[index], others[index])
    if (order !== 0) return order
  }
  return 0
}

/** By rank, then as texts; a text alone is below one with a number, but `ga` is `ga0`. */
function compareText(a: MavenItem, b: MavenItem): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (rankOf(a) === 8 && a.text !== b.text) return a.text < b.text ? -1 : 1
  const weigh = (item: MavenItem) => {
    if (item.kind === 'text') return signOf({ ...item, digits: '' }) === 0 ? 0 : -1
    return Number(item.digits)
  }
  return weigh(a) - weigh(b)
}
