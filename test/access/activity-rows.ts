import type { Actor } from '#domains/identity/index.ts'
import { differ, expectOn, nameOf, type Row, rowsOf, seenItems, staff } from './expectations.ts'
import { may, type World } from './world.ts'

/** What happened to a vulnerability or an item. */
export const activityRows: Readonly<Record<string, Row>> = {
  'matching.list-activity': (world, actor) => [
    {
      what: 'of the vulnerability',
      path: '/activity',
      query: { vulnerability: 'CVE-2026-0001' },
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => checkVulnerability(world, actor, body),
    },
    ...world.items.map((item) => ({
      what: `of ${item.name}`,
      path: '/activity',
      query: { ci: item.id },
      expect: expectOn(actor, 'ci.view', item),
      check: (body: unknown) =>
        differ(
          'kinds',
          rowsOf(body)
            .map((row) => row.kind)
            .filter((kind) => kind === 'document' || kind === 'hits'),
          ['document', ...(may(actor, 'finding.view', item) ? ['hits'] : [])],
        ),
    })),
  ],
}

/** Hits count the reader's own items; decisions on all of a team's items are for whoever works here. */
function checkVulnerability(world: World, actor: Actor, body: unknown): string | undefined {
  const rows = rowsOf(body)
  const wanted = seenItems(world, actor, 'finding.view').length
  const isInside = actor.kind === 'person' && actor.internal
  return (
    differ(
      'items',
      rows.filter((row) => row.kind === 'hits').map((row) => row.items),
      wanted === 0 ? [] : [wanted],
    ) ??
    differ(
      'decisions',
      // Other rows of the matrix take decisions back and make some.
      rows
        .filter((row) => row.kind === 'decision' && row.isUndone === false)
        .map((row) => String(row.id))
        .filter((id) => Object.values(world.assessments).some((own) => id === `decision-${own}`)),
      isInside ? Object.values(world.assessments).map((id) => `decision-${id}`) : [],
    )
  )
}
