import {
  differ,
  expectOn,
  forAdministrator,
  forEverybody,
  forRoles,
  nameOf,
  ofHandler,
  onItems,
  type Row,
  rowsOf,
  staff,
} from './expectations.ts'

/** People, structure, sessions, audit. */
export const identityRows: Readonly<Record<string, Row>> = {
  'identity.read-setup': forEverybody(() => ({ path: '/setup' })),
  'identity.set-up': (_world, _actor) => [
    {
      what: 'again',
      path: '/setup',
      expect: 'refused',
      body: {
        token: 'x',
        organisation: { ja: 'x', en: null },
        login: 'intruder',
        name: 'x',
        email: null,
        password: 'a very long secret',
        language: 'ja',
      },
    },
  ],
  'identity.sign-in': () => [
    { what: 'wrong', path: '/sessions', expect: 'refused', body: { login: 'handler', password: 'wrong' } },
  ],
  'identity.sign-out': forEverybody(() => ({ path: '/sessions' })),
  'identity.read-me': forEverybody((_world, actor) => ({
    path: '/me',
    check: (body) => differ('me', [Object(body).login], [nameOf(actor)]),
  })),
  'identity.change-me': forEverybody((_world, actor) => ({
    path: '/me',
    body: { theme: 'dark' },
    check: (body) => differ('me', [Object(body).login], [nameOf(actor)]),
  })),
  'identity.change-password': () => [
    {
      what: 'wrong current',
      path: '/me/password',
      expect: 'allowed',
      body: { current: 'wrong', next: 'a very long secret' },
    },
  ],
  'identity.list-tokens': forEverybody((_world, actor) => ({
    path: '/tokens',
    check: (body) =>
      differ(
        'tokens of others',
        rowsOf(body)
          .map((row) => row.label)
          .filter((label) => label === 'handler token'),
        nameOf(actor) === 'handler' ? ['handler token'] : [],
      ),
  })),
  'identity.create-token': (_world, actor) => [
    { what: 'own', path: '/tokens', body: { label: 'mine' }, expect: 'allowed' },
    {
      what: 'for another',
      path: '/tokens',
      body: { label: 'theirs', user: 'manager' },
      expect: forAdministrator(actor),
    },
  ],
  'identity.delete-token': ofHandler((world) => ({ path: `/tokens/${world.tokenId}` })),
  'identity.read-directory': forEverybody((world, actor) => ({
    path: '/directory',
    check: (body) =>
      differ(
        'organisations',
        Object(body)
          .organisations.map((one: { id: string }) => one.id)
          .filter((id: string) => Object.values(world.organisations).includes(id)),
        actor.kind === 'person' && !actor.internal
          ? [world.organisations.customer]
          : Object.values(world.organisations),
      ),
  })),
  'identity.create-organisation': forRoles(['administrator'], () => ({
    path: '/organisations',
    body: { name: { ja: '新', en: null }, kind: 'supplier' },
  })),
  'identity.create-division': forRoles(['administrator'], (world) => ({
    path: '/divisions',
    body: { name: { ja: '新', en: null }, organisationId: world.organisations.own },
  })),
  'identity.create-team': forRoles(['administrator'], (world) => ({
    path: '/teams',
    body: { name: { ja: '新', en: null }, kind: 'division', organisationId: world.organisations.own },
  })),
  'identity.list-users': forRoles(staff, () => ({ path: '/users' })),
  'identity.create-user': (world, actor) => [
    {
      what: 'new',
      path: '/users',
      expect: forAdministrator(actor),
      body: {
        login: `new-${nameOf(actor)}-${world.jobId.slice(-8)}`.slice(0, 60),
        name: 'x',
        password: 'a very long secret',
        memberships: [{ role: 'manager' }],
      },
    },
  ],
  'identity.change-user': (world, actor) => [
    {
      what: 'another',
      path: `/users/${world.people.get('manager')}`,
      body: { name: 'changed' },
      expect: forAdministrator(actor),
    },
  ],
  'identity.create-grant': onItems('grant.change', (item, world) => ({
    path: '/grants',
    body: { ciId: item.id, userId: world.people.get('bystander') },
  })),
  'identity.delete-grant': (world, actor) => {
    const [item] = world.items
    if (item === undefined) return []
    return [
      {
        what: item.name,
        path: `/grants/${world.grants.get(nameOf(actor))}`,
        expect: expectOn(actor, 'grant.change', item),
      },
    ]
  },
  'identity.list-audit': forRoles(['administrator', 'auditor'], () => ({ path: '/audit' })),
}
