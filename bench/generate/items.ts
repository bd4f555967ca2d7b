import { createHash } from 'node:crypto'
import { fold } from '#kernel/text/fold.ts'
import {
  divisionCount,
  divisionTeams,
  firstCustomer,
  maybe,
  ownersOf,
  ownOrganisation,
  type Row,
  randomOfItems,
  teamOf,
} from './company.ts'
import { drawSizes, profilesOf } from './compositions.ts'
import type { Profile } from './ecosystems.data.ts'
import { beginning, makeId } from './ids.ts'
import { type Random, seededRandom } from './random.ts'

/** Configuration items and what is between them, as rows of the tables of `inventory` (and grants). */
export interface Items {
  readonly cis: readonly Row[]
  readonly relations: readonly Row[]
  readonly closure: readonly Row[]
  readonly documents: readonly Row[]
  readonly grants: readonly Row[]
}

/** Items that hold nothing until the import bench fills them. */
export const importItems = 60

const releasesPerProduct = 12
/** When everything was learned. */
const at = beginning
const restrictedShare = 0.01

type Side = 'it' | 'development' | 'product'

interface Place {
  readonly number: number
  readonly kind: string
  readonly side: Side
  readonly name: string
  readonly team: string | null
}

/**
 * Items number 0 to `items` − 1 hold components; after them come those of the import bench, products and deliveries.
 */
export function makeItems(wanted: { readonly items: number; readonly occurrences: number }): Items {
  const random = randomOfItems()
  const holders = profilesOf(wanted.items).map((profile, number) => placeHolder(random, profile, number))
  const imports = Array.from({ length: importItems }, (_, index) => importItem(wanted.items + index))
  const releases = holders.filter((one) => one.kind === 'release')
  const firstProduct = wanted.items + importItems
  const products = releases
    .filter((_, index) => index % releasesPerProduct === 0)
    .map((_, index) => wholeOf('product', firstProduct + index))
  const delivered = releases.filter((_, index) => index % 2 === 0)
  const firstDelivery = firstProduct + products.length
  const deliveries = delivered.map((_, index) => wholeOf('delivery', firstDelivery + index))
  const places = [...holders, ...imports, ...products, ...deliveries]
  const holds = [
    ...releases.map((release, index) => ({
      kind: 'contains',
      upper: products[Math.floor(index / releasesPerProduct)],
      lower: release,
    })),
    ...delivered.map((release, index) => ({
      kind: 'delivered-as',
      upper: deliveries[index],
      lower: release,
    })),
  ]
  return {
    cis: places.map((place) => ciOf(random, place)),
    relations: [
      ...holds.map((edge, number) => holdingRow(edge, number)),
      ...otherEdges(random, holders, holds.length),
    ],
    closure: [
      ...places.map(({ number }) => closureRow(number, number, 0)),
      ...holds.map(({ upper, lower }) => closureRow(upper?.number ?? lower.number, lower.number, 1)),
    ],
    documents: drawSizes(wanted).map((size, number) => documentOf(number, size)),
    grants: grantsOf(random, {
      deliveries: deliveries.slice(0, 60),
      releases: delivered.slice(0, 60),
      items: wanted.items,
    }),
  }
}

function placeHolder(random: Random, profile: Profile, number: number): Place {
  if (profile.name === 'host') {
    return { number, kind: 'host', side: 'it', name: `host-${number}`, team: teamFor(random, teamOf.csirt) }
  }
  const isTools = random.next() < 0.15
  const kind = isTools ? 'dev-environment' : 'release'
  const team = isTools && random.next() < 0.5 ? teamOf.csirt : teamFor(random, teamOf.psirt)
  return {
    number,
    kind,
    side: isTools ? 'development' : 'product',
    name: `${profile.name}-${kind}-${number}`,
    team,
  }
}

/** Mostly the team of its side; some belong to a division's own, a few to nobody yet. */
function teamFor(random: Random, usual: string): string | null {
  const chance = random.next()
  if (chance < 0.03) return null
  return chance < 0.13 ? random.pick(divisionTeams) : usual
}

function importItem(number: number): Place {
  return { number, kind: 'release', side: 'product', name: `imported-${number}`, team: teamOf.psirt }
}

function wholeOf(kind: 'product' | 'delivery', number: number): Place {
  return { number, kind, side: 'product', name: `${kind}-${number}`, team: teamOf.psirt }
}

const tlpMix = [
  'amber',
  'amber',
  'amber',
  'amber',
  'amber',
  'amber',
  'amber',
  'green',
  'green',
  'amber+strict',
  'clear',
] as const
const levels = ['low', 'medium', 'high', null] as const
const exposures = ['internet', 'partner', 'internal', 'internal', 'isolated', null] as const

/** What items of one product line or one rack have in common. */
interface Family {
  readonly organisation: string
  readonly division: string | null
  readonly tlp: string
  readonly criticality: string | null
  readonly exposure: string | null
}

/** Items of one family, as they are numbered. */
const familySize = 16
/** Of the items, how many are otherwise than their family. */
const oddShare = 0.05

function familyOf(name: string): Family {
  const random = seededRandom(name)
  const group = random.next() < 0.15 ? makeId('organisation', 1 + random.below(3)) : null
  return {
    organisation: group ?? ownOrganisation,
    division: maybe(random, 'division', { count: divisionCount, share: 0.8 }),
    tlp: random.pick(tlpMix),
    criticality: random.pick(levels),
    exposure: random.pick(exposures),
  }
}

function ciOf(random: Random, { number, kind, side, name, team }: Place): Row {
  const isRestricted = random.next() < restrictedShare
  const isOdd = random.next() < oddShare
  const family = familyOf(isOdd ? `odd ${number}` : `family ${side} ${Math.floor(number / familySize)}`)
  const owners = ownersOf(team)
  return {
    id: makeId('item', number),
    kind,
    side,
    name,
    folded: fold(name),
    organisation_id: family.organisation,
    division_id: family.division,
    team_id: team,
    owner_id: owners.length > 0 && random.next() < 0.6 ? random.pick(owners) : null,
    criticality: family.criticality,
    exposure: family.exposure,
    tlp: isRestricted && random.next() < 0.5 ? 'red' : family.tlp,
    need_to_know: isRestricted,
    attributes: kind === 'product' ? { safetyRelevant: number % 4 === 0 } : {},
    created_at: at,
    changed_at: at,
    version: 1,
  }
}

interface Holding {
  readonly kind: string
  readonly upper: Place | undefined
  readonly lower: Place
}

/** A whole contains its part; a release is delivered as the delivery. */
function holdingRow({ kind, upper, lower }: Holding, number: number): Row {
  const whole = makeId('item', upper?.number ?? lower.number)
  const part = makeId('item', lower.number)
  const [from, to] = kind === 'contains' ? [whole, part] : [part, whole]
  return { id: makeId('relation', number), kind, from_id: from, to_id: to, since: at }
}

/** Hosts connect to hosts, development environments build releases. */
function otherEdges(random: Random, holders: readonly Place[], first: number): readonly Row[] {
  const hosts = holders.filter((one) => one.kind === 'host')
  const releases = holders.filter((one) => one.kind === 'release')
  const edges = [
    ...hosts.map((from, index) => ({
      kind: 'connects-to',
      from,
      to: hosts[(index + 1 + random.below(7)) % hosts.length],
    })),
    ...holders
      .filter((one) => one.kind === 'dev-environment')
      .map((from) => ({
        kind: 'builds',
        from,
        to: releases.length === 0 ? undefined : random.pick(releases),
      })),
  ]
  return edges.flatMap(({ kind, from, to }, index) =>
    to === undefined || to.number === from.number
      ? []
      : [
          {
            id: makeId('relation', first + index),
            kind,
            from_id: makeId('item', from.number),
            to_id: makeId('item', to.number),
            since: at,
          },
        ],
  )
}

function closureRow(ancestor: number, descendant: number, depth: number): Row {
  return { ancestor_id: makeId('item', ancestor), descendant_id: makeId('item', descendant), depth }
}

function documentOf(number: number, components: number): Row {
  return {
    id: makeId('document', number),
    ci_id: makeId('item', number),
    slot: 'main',
    name: `item-${number}.cdx.json`,
    hash: createHash('sha256').update(`document ${number}`).digest('hex'),
    bytes: components * 180,
    format: 'cyclonedx',
    format_version: '1.6',
    state: 'read',
    components,
    problems: [],
    received_at: at,
  }
}

/** Customers see what was delivered to them, and of which release; some restricted items were given to engineers. */
function grantsOf(
  random: Random,
  among: {
    readonly deliveries: readonly Place[]
    readonly releases: readonly Place[]
    readonly items: number
  },
): readonly Row[] {
  const deliveries = [among.deliveries, among.releases].flatMap((list) =>
    list.map(({ number }, index) => ({
      object_id: makeId('item', number),
      organisation_id: makeId('organisation', firstCustomer + (index % 3)),
      person_id: null,
    })),
  )
  const items = Array.from({ length: Math.min(among.items, 30) }, (_, index) => ({
    object_id: makeId('item', Math.floor((index * among.items) / 30)),
    organisation_id: null,
    person_id: random.pick(ownersOf(teamOf.psirt)),
  }))
  return [...deliveries, ...items].map((grant, number) => ({
    id: makeId('grant', number),
    object_kind: 'ci',
    ...grant,
    created_at: at,
  }))
}
