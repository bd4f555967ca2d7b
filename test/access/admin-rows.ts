import { differ, forEverybody, forRoles, nameOf, type Row, staff } from './expectations.ts'

/** Renaming the structure; one person by id; changing several notices and how one hears of them. */
export const adminRows: Readonly<Record<string, Row>> = {
  'identity.change-organisation': forRoles(['administrator'], ({ organisations }) => ({
    path: `/organisations/${organisations.customer}`,
    body: { name: { ja: '改', en: null } },
    version: 1,
  })),
  'identity.change-division': forRoles(['administrator'], ({ divisions }) => ({
    path: `/divisions/${divisions.b}`,
    body: { name: { ja: '改', en: null } },
    version: 1,
  })),
  'identity.change-team': forRoles(['administrator'], ({ teams }) => ({
    path: `/teams/${teams.psirt}`,
    body: { name: { ja: '改', en: null } },
    version: 1,
  })),
  'identity.list-structure-changes': forRoles(staff, ({ teams }) => ({
    path: `/directory/${teams.psirt}/changes`,
  })),
  'identity.read-user': forRoles(staff, ({ people }) => ({ path: `/users/${people.get('manager')}` })),
  'sharing.change-notices': (world, actor) => [
    {
      what: 'the handler’s',
      path: '/notices/changes',
      body: { to: nextTurn(), notices: { ids: [world.noticeId] } },
      expect: 'allowed',
      check: (body) =>
        nameOf(actor) === 'handler' ? undefined : differ('changed notices', Object(body).ids, []),
    },
    {
      what: 'all',
      path: '/notices/changes',
      body: {
        to: nextTurn(),
        notices: { matching: { state: 'all' }, shownUntil: '2099-01-01T00:00:00Z' },
      },
      expect: 'allowed',
      check: (body) =>
        nameOf(actor) === 'handler' ? undefined : differ('changed notices', Object(body).ids, []),
    },
  ],
  'sharing.read-notice-choices': forEverybody((_world, actor) => ({
    path: '/notices/choices',
    check: (body) => differ('kinds', kindsIn(body), kindsOf(nameOf(actor))),
  })),
  'sharing.change-notice-choices': forEverybody((_world, actor) => ({
    path: '/notices/choices',
    body: { ways: [{ kind: 'closed', way: 'inbox' }] },
    check: (body) => differ('kinds', kindsIn(body), kindsOf(nameOf(actor))),
  })),
}

const turns = { number: 0 }

/** Each call changes what the one before made of the notice, so that whoever could would be seen to. */
function nextTurn(): 'read' | 'unread' {
  turns.number += 1
  return turns.number % 2 === 0 ? 'read' : 'unread'
}

function kindsIn(body: unknown): readonly string[] {
  return Object(body).ways.map(({ kind }: { readonly kind: string }) => kind)
}

/** Only who looks after the sources can be told of them. */
function kindsOf(name: string): readonly string[] {
  const common = ['findings', 'summary', 'closed', 'report']
  return name === 'administrator' ? [...common, 'source'] : common
}
