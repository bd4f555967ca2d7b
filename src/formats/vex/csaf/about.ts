import type { CsafAbout, CsafDocument, CsafVulnerability } from '../../advisory/csaf/model.ts'
import type { VexStatement } from '../model/vex-document.ts'
import { justificationOf } from '../words.ts'

/** What flags, threats and remediations say of a product. */
export interface AboutProducts {
  of(productId: string): About
}

/** The same `key` for all products of which the same is said; texts are long and are not compared. */
interface About {
  readonly key: string
  tell(): Told
}

type Told = Pick<VexStatement, 'justification' | 'justificationWord' | 'impact' | 'remediations'>

/** Of one product so much is told; a publisher's page of ways out is no more useful beyond it. */
const most = 20

/**
 * What is said of each product by its own id, by its groups, or of all of the vulnerability. Groups are never unfolded,
 * so that what has to be looked at grows with the document and no faster.
 */
export function aboutProducts(
  vulnerability: CsafVulnerability,
  groups: CsafDocument['groups'],
): AboutProducts {
  const groupsOf = new Map<string, string[]>()
  for (const [group, ids] of groups) for (const id of ids) listIn(groupsOf, id).push(group)
  const impacts = vulnerability.threats.filter(({ kind }) => kind === 'impact')
  const flags = targeted(vulnerability.flags)
  const threats = targeted(impacts)
  const remediations = targeted(vulnerability.remediations)
  const numbers = numbered([...vulnerability.flags, ...impacts, ...vulnerability.remediations])
  return {
    of(id) {
      const own = groupsOf.get(id) ?? []
      const said = [flags, threats, remediations].map((one) => among(one, id, own))
      const [flagged = [], threatened = [], mended = []] = said
      return {
        key: said.map((list) => list.map((one) => numbers.get(one)).join(' ')).join('|'),
        tell: () => toldOf(flagged, threatened, mended),
      }
    },
  }
}

function numbered(abouts: readonly CsafAbout[]): ReadonlyMap<CsafAbout, number> {
  return new Map(abouts.map((about, index) => [about, index]))
}

type Abouts = readonly CsafAbout[]

function toldOf(flags: Abouts, threats: Abouts, remediations: Abouts): Told {
  const flag = flags[0]?.kind ?? null
  const justification = justificationOf(flag)
  const impact = threats.flatMap(({ text }) => text ?? [])
  return {
    justification,
    justificationWord: justification === null ? flag : null,
    impact: impact.length === 0 ? null : impact.join('\n\n'),
    remediations: remediations.map(({ kind, text, url }) => ({ kind, text, url })),
  }
}

/** By the product or group they are about, each group under a name of its own; '' for all. */
type Targeted = ReadonlyMap<string, readonly CsafAbout[]>

function targeted(abouts: readonly CsafAbout[]): Targeted {
  const found = new Map<string, CsafAbout[]>()
  for (const about of abouts) {
    const { productIds, groupIds } = about
    if (productIds.length + groupIds.length === 0) listIn(found, forAll).push(about)
    for (const id of productIds) listIn(found, productKey(id)).push(about)
    for (const id of groupIds) listIn(found, groupKey(id)).push(about)
  }
  return found
}

const forAll = ''

function productKey(id: string): string {
  return `product ${id}`
}

function groupKey(id: string): string {
  return `group ${id}`
}

function among(abouts: Targeted, id: string, groups: readonly string[]): readonly CsafAbout[] {
  const found = new Set<CsafAbout>()
  for (const key of [productKey(id), ...groups.map(groupKey), forAll]) {
    for (const about of abouts.get(key) ?? []) {
      if (found.size >= most) return [...found]
      found.add(about)
    }
  }
  return [...found]
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
