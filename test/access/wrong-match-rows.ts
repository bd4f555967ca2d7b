import type { Actor } from '#domains/identity/index.ts'
import {
  differ,
  expectOnDecision,
  mayDecide,
  nameOf,
  type Probe,
  type Row,
  rowsOf,
  seenItems,
} from './expectations.ts'
import { type Item, may, type World } from './world.ts'

/** Long over: an allowed report answers 400 and sets nothing aside. */
const over = '2020-01-01T00:00:00Z'

function match(world: World) {
  return { vulnerability: 'CVE-2026-0001', component: world.componentId }
}

/** Who sees the match nowhere does not know of it. */
function seesIt(world: World, actor: Actor): boolean {
  return seenItems(world, actor, 'finding.view').length > 0
}

function asks(world: World, actor: Actor, withoutPower: 'refused' | 'hidden') {
  const word = withoutPower === 'refused' ? { reason: 'x', until: over } : {}
  const forTeams = Object.entries(world.teams).map(([name, team]) => ({
    what: name,
    scope: { ...match(world), ...word, team },
    power: mayDecide(actor, team),
  }))
  const everywhere = {
    what: 'everywhere',
    scope: { ...match(world), ...word },
    power: ['administrator', 'handler'].includes(nameOf(actor)),
  }
  return [...forTeams, everywhere].map(({ what, scope, power }) => ({
    what,
    scope,
    expect: expectation(seesIt(world, actor), power, withoutPower),
  }))
}

function expectation(sees: boolean, power: boolean, withoutPower: 'refused' | 'hidden'): Probe['expect'] {
  if (!sees) return 'hidden'
  return power ? 'allowed' : withoutPower
}

/** Reports of wrong matches: one of the CSIRT for its items, one about an item that few may know of. */
export const wrongMatchRows: Readonly<Record<string, Row>> = {
  'matching.report-wrong-match': (world, actor) =>
    asks(world, actor, 'refused').map(({ what, scope, expect }) => ({
      what,
      path: '/wrong-matches',
      body: scope,
      expect,
    })),
  'matching.preview-wrong-match': (world, actor) =>
    asks(world, actor, 'hidden').map(({ what, scope, expect }) => ({
      what,
      path: '/wrong-matches/preview',
      query: scope,
      expect,
      check: (body: unknown) => {
        const team = 'team' in scope ? scope.team : undefined
        const seen = seenItems(world, actor, 'finding.view')
        const reached = seen.filter((item) => team === undefined || item.teamId === team)
        return differ('reach', [Object(body).cis], [reached.length])
      },
    })),
  'matching.list-wrong-matches': (world, actor) => [
    {
      what: 'all',
      path: '/wrong-matches',
      query: { state: 'all' },
      expect: 'allowed',
      check: (body) =>
        differ(
          'reports',
          rowsOf(body).map((row) => row.id),
          kept(world)
            .filter((one) => isKnown(actor, one.item))
            .map((one) => one.id),
        ),
    },
  ],
  'matching.change-wrong-match': (world, actor) =>
    kept(world).map(({ id, item, teamId }) => ({
      what: item?.name ?? 'of the team',
      path: `/wrong-matches/${id}`,
      // Not the version that is kept: an allowed one answers 409.
      version: 99,
      body: { reason: 'y' },
      expect: expectOnKept(actor, item, teamId),
    })),
  'matching.end-wrong-match': (world, actor) =>
    kept(world).map(({ id, item, teamId }) => ({
      what: item?.name ?? 'of the team',
      path: `/wrong-matches/${id}`,
      expect: expectOnKept(actor, item, teamId),
    })),
}

function kept(world: World) {
  const item = world.items.find(({ name }) => name === 'secret-given')
  return [
    { id: world.wrongMatches.csirt, item: undefined, teamId: world.teams.csirt },
    { id: world.wrongMatches.secret, item, teamId: world.teams.psirt },
  ]
}

function isKnown(actor: Actor, item: Item | undefined): boolean {
  if (item !== undefined) return may(actor, 'finding.view', item)
  return actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
}

function expectOnKept(actor: Actor, item: Item | undefined, teamId: string): Probe['expect'] {
  if (item === undefined) return expectOnDecision(actor, teamId)
  if (!isKnown(actor, item)) return 'hidden'
  return may(actor, 'finding.assess', item) ? 'allowed' : 'refused'
}
