import type { Actor } from '#domains/identity/index.ts'
import { type Item, may, type World } from './world.ts'

/** One request of the matrix and what the policy wants of its answer. */
export interface Probe {
  readonly what: string
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly version?: number
  /** `hidden`: as if it were not there (404). `refused`: seen, but not to be done (403). */
  readonly expect: 'allowed' | 'hidden' | 'refused'
  /** For allowed answers: what is wrong with what they show, or undefined. */
  readonly check?: (body: unknown) => string | undefined
}

export type Row = (world: World, actor: Actor) => readonly Probe[]

const unknownId = '00000000-0000-7000-8000-00000000dead'

/** Everything on one item: seen or hidden by ci.view; done or refused by the action. */
export function onItems(
  action: 'ci.view' | 'ci.change' | 'document.import' | 'grant.change',
  make: (item: Item, world: World) => Omit<Probe, 'expect' | 'what'>,
): Row {
  return (world, actor) =>
    world.items.map((item) => ({
      what: item.name,
      expect: expectOn(actor, action, item),
      ...make(item, world),
    }))
}

export function expectOn(actor: Actor, action: Parameters<typeof may>[1], item: Item): Probe['expect'] {
  if (!may(actor, 'ci.view', item)) return 'hidden'
  return may(actor, action, item) ? 'allowed' : 'refused'
}

/** Things of the house as a whole: allowed for some roles, refused for the others. */
export function forRoles(
  roles: readonly string[],
  make: (world: World) => Omit<Probe, 'expect' | 'what'>,
): Row {
  return (world, actor) => [
    { what: 'house', ...make(world), expect: roles.includes(nameOf(actor)) ? 'allowed' : 'refused' },
  ]
}

/** Open to everybody who has come this far. */
export function forEverybody(make: (world: World, actor: Actor) => Omit<Probe, 'expect' | 'what'>): Row {
  return (world, actor) => [{ what: 'own', ...make(world, actor), expect: 'allowed' }]
}

/** The handler's own thing: hidden from the others. */
export function ofHandler(
  make: (world: World) => Omit<Probe, 'expect' | 'what'>,
  alsoFor: readonly string[] = [],
): Row {
  return (world, actor) => [
    {
      what: 'handler’s',
      ...make(world),
      expect: ['handler', ...alsoFor].includes(nameOf(actor)) ? 'allowed' : 'hidden',
    },
  ]
}

export function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.name : actor.kind
}

export const staff = ['administrator', 'handler', 'responder', 'engineer', 'manager', 'auditor']

export function rowsOf(body: unknown): readonly Record<string, unknown>[] {
  const { rows } = Object(body)
  return Array.isArray(rows) ? rows.map((row) => Object(row)) : []
}

export function differ(
  what: string,
  found: readonly unknown[],
  wanted: readonly unknown[],
): string | undefined {
  const [a, b] = [[...new Set(found.map(String))].sort(), [...new Set(wanted.map(String))].sort()]
  return JSON.stringify(a) === JSON.stringify(b)
    ? undefined
    : `${what}: shows ${a.join(', ')}, may show ${b.join(', ')}`
}

export function seenItems(
  world: World,
  actor: Actor,
  action: 'ci.view' | 'ci.change' | 'finding.view' = 'ci.view',
): readonly Item[] {
  return world.items.filter((item) => may(actor, action, item))
}

/** Sums of a vulnerability's teams must be the reader's own items, never more. */
export function checkTeams(
  world: World,
  actor: Actor,
  row: Record<string, unknown> | undefined,
): string | undefined {
  const teams = Array.isArray(row?.teams) ? row.teams.map((team) => Object(team)) : []
  const wanted = new Map<string, number>()
  for (const item of seenItems(world, actor, 'finding.view')) {
    const team = item.teamId ?? 'none'
    wanted.set(team, (wanted.get(team) ?? 0) + 1)
  }
  return differ(
    'counts',
    teams.map((team) => `${Object(team.team).id ?? 'none'}=${team.cis}`),
    [...wanted].map(([team, count]) => `${team}=${count}`),
  )
}

export function forAdministrator(actor: Actor): 'allowed' | 'refused' {
  return nameOf(actor) === 'administrator' ? 'allowed' : 'refused'
}

export function mayDecide(actor: Actor, teamId: string): boolean {
  if (actor.kind !== 'person') return false
  return actor.memberships.some(
    ({ role, teamId: own }) => own === teamId && ['responder', 'engineer', 'handler'].includes(role),
  )
}

export function decision(world: World, teamId: string, ciId: string | null) {
  // `replaces` names no decision, so that nothing is changed: an allowed one answers 409.
  return { vulnerabilityId: world.vulnerabilityId, teamId, ciId, status: 'affected', replaces: unknownId }
}

export function missing(): never {
  throw new Error('the world has no items')
}

/** A decision on all of a team's items is seen by whoever works here. */
export function expectOnDecision(actor: Actor, teamId: string): Probe['expect'] {
  if (actor.kind === 'person' && !actor.internal) return 'hidden'
  return mayDecide(actor, teamId) ? 'allowed' : 'refused'
}
