import { type Actor, mayHold } from '#domains/identity/index.ts'
import { differ, nameOf, onItems, type Row, seenItems, staff } from './expectations.ts'
import type { World } from './world.ts'

/** Who has to do with a vulnerability, and with an item. */
export const peopleRows: Readonly<Record<string, Row>> = {
  'sharing.read-vulnerability-people': (world, actor) => [
    {
      what: 'of the vulnerability',
      path: '/vulnerabilities/CVE-2026-0001/people',
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => checkPeople(world, actor, body),
    },
  ],
  'sharing.read-ci-people': onItems('ci.view', (item) => ({ path: `/cis/${item.id}/people` })),
}

/** Owners are those of the reader's own items; who was told is for who looks after notices. */
function checkPeople(world: World, actor: Actor, body: unknown): string | undefined {
  const { owners, told } = Object(body)
  const items = seenItems(world, actor, 'finding.view')
  const owned = items.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId]))
  return (
    differ(
      'owners',
      owners.rows.map((row: { id: string }) => row.id),
      owned,
    ) ??
    differ('ownerless', [owners.ownerless], [items.length - owned.length]) ??
    differ('told', [told === null], [!mayHold(actor, 'notice.view')])
  )
}
