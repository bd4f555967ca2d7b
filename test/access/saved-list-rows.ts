import type { Actor } from '#domains/identity/index.ts'
import { differ, nameOf, type Probe, type Row, rowsOf } from './expectations.ts'
import { screenOfWorld, type WorldList } from './saved-lists.ts'

/** Own lists, a team's, everybody's inside; guests see none but their own and can share with nobody. */
export const savedListRows: Readonly<Record<string, Row>> = {
  'sharing.list-saved-lists': (world, actor) => [
    {
      what: 'of a page',
      path: '/saved-lists',
      query: { screen: screenOfWorld },
      expect: 'allowed',
      check: (body) => {
        const wanted = world.savedLists
          .filter((list) => list.seenBy.includes(nameOf(actor)))
          .map((list) => list.name)
        const shown = rowsOf(body).map((row) => row.name)
        return differ('lists', shown, wanted) ?? differ('total', [Object(body).total], [wanted.length])
      },
    },
  ],
  'sharing.create-saved-list': (world, actor) => [
    {
      what: 'for oneself',
      path: '/saved-lists',
      body: { screen: 'probe', name: 'mine', search: {} },
      expect: 'allowed',
      check: (body) => differ('owner', [Object(body).owner.name], [nameOf(actor)]),
    },
    {
      what: 'for everybody',
      path: '/saved-lists',
      body: { screen: 'probe', name: 'ours', search: {}, shared: { with: 'everybody' } },
      expect: actor.kind === 'person' && actor.internal ? 'allowed' : 'refused',
    },
    {
      what: 'for the team',
      path: '/saved-lists',
      body: {
        screen: 'probe',
        name: 'ours',
        search: {},
        shared: { with: 'team', teamId: world.teams.csirt },
      },
      expect: nameOf(actor) === 'responder' ? 'allowed' : 'refused',
    },
  ],
  'sharing.read-saved-list': onLists('see', ({ id }) => ({ path: `/saved-lists/${id}` })),
  // Without the version that was read an allowed change answers 400, and the next actor finds the list as it was.
  'sharing.change-saved-list': onLists('change', ({ id }) => ({
    path: `/saved-lists/${id}`,
    body: { name: 'renamed' },
  })),
  'sharing.delete-saved-list': onLists('change', ({ id }) => ({ path: `/saved-lists/${id}` })),
  'sharing.restore-saved-list': onLists('change', ({ id }) => ({ path: `/saved-lists/${id}/restore` })),
  'sharing.pin-saved-list': onLists('see', ({ id }) => ({ path: `/saved-lists/${id}/pin`, body: {} })),
  'sharing.unpin-saved-list': onLists('see', ({ id }) => ({ path: `/saved-lists/${id}/pin` })),
}

function onLists(deed: 'see' | 'change', make: (list: WorldList) => Pick<Probe, 'path' | 'body'>): Row {
  return (world, actor) =>
    world.savedLists.map((list) => ({ what: list.name, expect: expectOn(actor, deed, list), ...make(list) }))
}

function expectOn(actor: Actor, deed: 'see' | 'change', list: WorldList): Probe['expect'] {
  if (!list.seenBy.includes(nameOf(actor))) return 'hidden'
  return deed === 'see' || list.changedBy.includes(nameOf(actor)) ? 'allowed' : 'refused'
}
