import { type Actor, mayHold } from '#domains/identity/index.ts'
import { checkTeams, differ, forRoles, nameOf, type Row, rowsOf, seenItems, staff } from './expectations.ts'
import type { World } from './world.ts'

/** What is new, what waits for somebody, what was sent to whom. */
export const overviewRows: Readonly<Record<string, Row>> = {
  'sharing.read-overview': (world, actor) => [
    { what: 'own', path: '/overview', expect: 'allowed', check: (body) => checkOverview(world, actor, body) },
    ...Object.entries(world.teams).map(([name, team]) => ({
      what: `of ${name}`,
      path: '/overview',
      query: { team },
      expect: 'allowed' as const,
      check: (body: unknown) => {
        const items = seenItems(world, actor, 'finding.view').filter(({ teamId }) => teamId === team)
        const mayKnow = mayHold(actor, 'vulnerability.view')
        return differ(
          'touched',
          [Object(Object(body).news?.touched).total ?? 'not told'],
          [mayKnow ? Math.min(items.length, 1) : 'not told'],
        )
      },
    })),
  ],
  'sharing.list-overview-vulnerabilities': (world, actor) => [
    ...(['new', 'touched'] as const).map((part) => ({
      what: part,
      path: '/overview/vulnerabilities',
      query: { part },
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? ('allowed' as const) : ('refused' as const),
      check: (body: unknown) => checkTeams(world, actor, rowsOf(body)[0]),
    })),
    ...(['unseen', 'overtaken'] as const).map((part) => ({
      what: part,
      path: '/overview/vulnerabilities',
      query: { part },
      expect: staff.includes(nameOf(actor)) ? ('allowed' as const) : ('refused' as const),
    })),
  ],
  'sharing.list-overview-items': (world, actor) => [
    {
      what: 'without a team',
      path: '/overview/items',
      query: { part: 'unclaimed' },
      expect: 'allowed',
      check: (body) => checkUnclaimed(world, actor, body),
    },
  ],
  'sharing.list-sent': forRoles(['administrator', 'handler', 'manager'], () => ({ path: '/overview/sent' })),
}

function checkOverview(world: World, actor: Actor, body: unknown): string | undefined {
  const { news, sources, teams, unclaimed, sent } = Object(body)
  const wanted = {
    news: [...staff, 'contact'].includes(nameOf(actor)),
    sources: staff.includes(nameOf(actor)),
    teams: staff.includes(nameOf(actor)),
    sent: ['administrator', 'handler', 'manager'].includes(nameOf(actor)),
  }
  return (
    differ('parts', saidOf({ news, sources, teams, sent }), saidOf(wanted)) ??
    checkUnclaimed(world, actor, unclaimed) ??
    (wanted.news ? checkTeams(world, actor, rowsOf(news.touched)[0]) : undefined) ??
    (wanted.sent ? differ('sent', [sent.told], [1]) : undefined)
  )
}

function saidOf(parts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(parts).flatMap(([name, part]) => (part === null || part === false ? [] : [name]))
}

function checkUnclaimed(world: World, actor: Actor, body: unknown): string | undefined {
  const wanted = seenItems(world, actor, 'ci.change').filter((item) => item.teamId === null)
  return (
    differ(
      'unclaimed',
      rowsOf(body).map((row) => row.name),
      wanted.map((item) => item.name),
    ) ?? differ('total', [Object(body).total], [wanted.length])
  )
}
