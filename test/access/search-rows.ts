import type { Actor } from '#domains/identity/index.ts'
import { differ, nameOf, type Row, seenItems, staff } from './expectations.ts'
import type { World } from './world.ts'

interface Case {
  readonly q: string
  readonly kind: string
  /** What names a row of the kind. */
  readonly name: (row: Record<string, unknown>) => unknown
  readonly wanted: (world: World, actor: Actor) => readonly string[]
}

const cases: readonly Case[] = [
  {
    q: 'CVE-2026-0001',
    kind: 'vulnerability',
    name: (row) => row.name,
    wanted: (_world, actor) => ([...staff, 'contact'].includes(nameOf(actor)) ? ['CVE-2026-0001'] : []),
  },
  ...['secret', 'csirt', 'given-to'].map((q) => ({
    q,
    kind: 'item',
    name: (row: Record<string, unknown>) => row.name,
    wanted: (world: World, actor: Actor) => itemsNamed(world, actor, q),
  })),
  {
    q: 'document of',
    kind: 'document',
    name: (row) => Object(row.ci).name,
    wanted: (world, actor) => itemsNamed(world, actor, ''),
  },
  {
    q: 'npm/a',
    kind: 'component',
    name: (row) => row.packageKey,
    wanted: (world, actor) => (seenItems(world, actor).length > 0 ? ['npm/a'] : []),
  },
  {
    q: 'bystander',
    kind: 'person',
    name: (row) => row.login,
    wanted: (_world, actor) => (staff.includes(nameOf(actor)) ? ['bystander'] : []),
  },
  {
    q: '名 Name',
    kind: 'team',
    name: (row) => row.id,
    wanted: (world, actor) => (isInternal(actor) ? Object.values(world.teams) : []),
  },
  {
    q: '名 Name',
    kind: 'organisation',
    name: (row) => row.id,
    wanted: (world, actor) =>
      isInternal(actor) ? Object.values(world.organisations) : [world.organisations.customer],
  },
]

/** The search finds of each kind what the reader's lists of that kind would show, and nothing else. */
export const searchRows: Readonly<Record<string, Row>> = {
  'sharing.search': (world, actor) =>
    cases.map(({ q, kind, name, wanted }) => ({
      what: `${kind} by ${q}`,
      path: '/search',
      query: { q, limit: '50' },
      expect: 'allowed',
      check: (body) => differ(kind, rowsOfKind(body, kind).map(name), wanted(world, actor)),
    })),
}

function itemsNamed(world: World, actor: Actor, part: string): readonly string[] {
  return seenItems(world, actor)
    .map((item) => item.name)
    .filter((name) => name.includes(part))
}

function rowsOfKind(body: unknown, kind: string): readonly Record<string, unknown>[] {
  const { groups } = Object(body)
  const found: readonly unknown[] = Array.isArray(groups) ? groups : []
  const group = found.map((one) => Object(one)).find((one) => one.kind === kind)
  return Array.isArray(group?.rows) ? group.rows.map((row: unknown) => Object(row)) : []
}

function isInternal(actor: Actor): boolean {
  return actor.kind === 'person' && actor.internal
}
