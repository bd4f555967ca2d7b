import type { Actor } from '#domains/identity/index.ts'
import {
  differ,
  expectOn,
  forEverybody,
  missing,
  nameOf,
  onItems,
  type Probe,
  type Row,
  rowsOf,
  seenItems,
  staff,
} from './expectations.ts'
import { type Item, may, type World } from './world.ts'

/** Who sees users may ask for another; for oneself it is as without. */
function forOther(actor: Actor, item: Item): Probe['expect'] {
  if (!may(actor, 'ci.view', item)) return 'hidden'
  const name = nameOf(actor)
  return name === 'engineer' || (staff.includes(name) && name !== 'contact') ? 'allowed' : 'refused'
}

/** Ending a relation is for who may change both ends; an end out of sight is as if there were no relation. */
function expectOnBoth(actor: Actor, item: Item, other: Item): Probe['expect'] {
  const [own, theirs] = [expectOn(actor, 'ci.change', item), expectOn(actor, 'ci.change', other)]
  if (own === 'hidden' || theirs === 'hidden') return 'hidden'
  return own === 'allowed' && theirs === 'allowed' ? 'allowed' : 'refused'
}

interface Narrowing {
  readonly query: Readonly<Record<string, string>>
  readonly is: (item: Item) => boolean
}

/** By what the list of items is narrowed, and which items that leaves. */
function narrowings({ teams, divisions, organisations, people }: World): readonly Narrowing[] {
  const contact = people.get('contact') ?? ''
  return [
    { query: {}, is: () => true },
    { query: { q: 'secret' }, is: ({ name }) => name.includes('secret') },
    { query: { teamId: teams.psirt }, is: ({ teamId }) => teamId === teams.psirt },
    { query: { teamId: 'none' }, is: ({ teamId }) => teamId === null },
    { query: { divisionId: divisions.a }, is: ({ divisionId }) => divisionId === divisions.a },
    { query: { divisionId: 'none' }, is: ({ divisionId }) => divisionId === null },
    { query: { ownerId: contact }, is: ({ ownerId }) => ownerId === contact },
    { query: { ownerId: 'none' }, is: ({ ownerId }) => ownerId === null },
    { query: { organisationId: organisations.own }, is: () => true },
    { query: { organisationId: organisations.customer }, is: () => false },
  ]
}

/** Configuration items and documents. */
export const inventoryRows: Readonly<Record<string, Row>> = {
  'inventory.list-ci-kinds': forEverybody(() => ({ path: '/ci-kinds' })),
  'inventory.list-cis': (world, actor) =>
    narrowings(world).map(({ query, is }) => ({
      what: JSON.stringify(query),
      path: '/cis',
      query,
      expect: 'allowed' as const,
      check: (body: unknown) => {
        const wanted = seenItems(world, actor).filter(is)
        const names = rowsOf(body)
          .map((row) => String(row.name))
          .filter((name) => world.items.some((item) => item.name === name))
        const known = rowsOf(body).length === names.length ? wanted.length : Number.NaN
        return (
          differ(
            'items',
            names,
            wanted.map((item) => item.name),
          ) ?? (Number.isNaN(known) ? undefined : differ('total', [Object(body).total], [known]))
        )
      },
    })),
  'inventory.read-ci': onItems('ci.view', (item) => ({ path: `/cis/${item.id}` })),
  'inventory.explain-ci-access': (world, actor) => [
    ...onItems('ci.view', (item) => ({ path: `/cis/${item.id}/access` }))(world, actor),
    // Of another person it tells who sees users too.
    ...world.items.slice(0, 2).map((item) => ({
      what: `${item.name}, for another`,
      path: `/cis/${item.id}/access`,
      query: { personId: world.people.get('engineer') ?? '' },
      expect: forOther(actor, item),
    })),
  ],
  'inventory.create-ci': (world, actor) => [
    {
      what: 'for the CSIRT',
      path: '/cis',
      body: {
        // Of another kind than the world’s items, whose counts stay as they are.
        kind: 'dev-environment',
        name: `new of ${nameOf(actor)}`,
        teamId: world.teams.csirt,
        divisionId: world.divisions.a,
      },
      expect: may(actor, 'ci.create', {
        ...(world.items[0] ?? missing()),
        teamId: world.teams.csirt,
        divisionId: world.divisions.a,
      })
        ? 'allowed'
        : 'refused',
    },
  ],
  'inventory.change-ci': onItems('ci.change', (item) => ({
    path: `/cis/${item.id}`,
    body: { name: item.name },
  })),
  'inventory.list-ci-components': onItems('ci.view', (item) => ({ path: `/cis/${item.id}/components` })),
  'inventory.list-component-paths': onItems('ci.view', (item, world) => ({
    path: `/cis/${item.id}/components/${world.componentId}/paths`,
    check: (body) =>
      rowsOf(body).some((row) => Object(row.document).id === item.documentId)
        ? undefined
        : 'the item’s own document is missing',
  })),
  'inventory.export-composition': onItems('ci.view', (item) => ({
    path: `/cis/${item.id}/composition`,
    check: (body) =>
      Object(Object(Object(body).metadata).component).name === item.name
        ? undefined
        : 'is about another item',
  })),
  'inventory.list-component-facts': onItems('ci.view', (item, world) => ({
    path: `/cis/${item.id}/components/${world.componentId}/facts`,
  })),
  'inventory.list-ci-licences': onItems('ci.view', (item) => ({ path: `/cis/${item.id}/licences` })),
  'inventory.list-services': onItems('ci.view', (item) => ({ path: `/cis/${item.id}/services` })),
  'inventory.list-stated-vulnerabilities': onItems('ci.view', (item) => ({
    path: `/cis/${item.id}/stated-vulnerabilities`,
  })),
  'inventory.list-document-changes': (world, actor) =>
    world.items.flatMap((item) => [
      {
        what: item.name,
        path: `/cis/${item.id}/documents/${item.documentId}/changes`,
        expect: expectOn(actor, 'ci.view', item),
      },
      // A document of another item is none of this one's.
      ...world.items
        .filter((other) => other !== item)
        .slice(0, 1)
        .map((other) => ({
          what: `${item.name} with a document of ${other.name}`,
          path: `/cis/${item.id}/documents/${other.documentId}/changes`,
          expect: 'hidden' as const,
        })),
    ]),
  'inventory.list-relations': onItems('ci.view', (item) => ({ path: `/cis/${item.id}/relations` })),
  'inventory.create-relation': (world, actor) =>
    world.items.flatMap((item) => [
      {
        what: `${item.name} to a visible one`,
        path: `/cis/${item.id}/relations`,
        body: { kind: 'uses', toId: item.id },
        expect: expectOn(actor, 'ci.change', item),
      },
      ...world.items
        .filter((other) => other !== item && !may(actor, 'ci.view', other))
        .map((other) => ({
          what: `${item.name} to hidden ${other.name}`,
          path: `/cis/${item.id}/relations`,
          body: { kind: 'uses', toId: other.id },
          expect: 'hidden' as const,
        })),
    ]),
  'inventory.end-relation': (world, actor) => {
    const relation = world.relations.get(nameOf(actor))
    if (relation === undefined) return []
    const { id, ends } = relation
    const expect = expectOnBoth(actor, ...ends)
    // Where it may be ended it is gone after the first.
    return ends.slice(0, expect === 'allowed' ? 1 : 2).map((item) => ({
      what: `from ${item.name}`,
      path: `/cis/${item.id}/relations/${id}`,
      expect,
    }))
  },
  'inventory.list-grants': onItems('grant.change', (item) => ({ path: `/cis/${item.id}/grants` })),
  'inventory.list-documents': onItems('ci.view', (item) => ({
    path: `/cis/${item.id}/documents`,
    check: (body) =>
      rowsOf(body).some((row) => row.id === item.documentId)
        ? undefined
        : 'the item’s own document is missing',
  })),
  'inventory.import-document': onItems('document.import', (item) => ({
    path: `/cis/${item.id}/documents`,
    body: Buffer.from('{}'),
  })),
}
