import { describe, expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { assess, undoAssessment } from '../assessments/assessment-actions.ts'
import { restrictedOpened } from '../events.ts'
import {
  addComponent,
  addItem,
  addVulnerability,
  contain,
  inside,
  openWorld,
  type World,
} from '../trials/world.ts'
import { countAll, countItems, refreshWorklist } from '../worklist/worklist-actions.ts'

async function openRestricted() {
  const world = await openWorld()
  const component = await addComponent(world, 'a')
  const secret = await addItem(world, { team: world.psirt, needToKnow: true })
  const open = await addItem(world, { team: world.psirt })
  for (const item of [secret, open]) await contain(world, item, [component])
  const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1', [component])
  // As the event of its first document does: the item has its place, which is none.
  await asActor(world.context, (deed) => countAll(deed, []))
  return { world, secret, open, component, vulnerabilityId }
}

async function refresh(world: World, vulnerabilityId: string) {
  await asActor(world.context, (deed) => refreshWorklist(deed, [vulnerabilityId], 'batch'))
}

/** What those who are named were told, oldest first. */
async function readTold(world: World) {
  const rows = await world.db
    .selectFrom('platform.outbox')
    .select('payload')
    .where('name', '=', restrictedOpened)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ payload }) => Object(payload).vulnerabilities)
}

describe('restricted items', () => {
  it('are told apart, once, however often they are looked at', async () => {
    const { world, secret, vulnerabilityId } = await openRestricted()

    await refresh(world, vulnerabilityId)
    await refresh(world, vulnerabilityId)

    expect(await readTold(world)).toEqual([
      { vulnerabilityId, name: 'CVE-2026-1', title: 'CVE-2026-1 の表題', ciIds: [secret] },
    ])
  })

  it('are told again when a decision is undone, not while it stands', async () => {
    const { world, vulnerabilityId } = await openRestricted()
    await refresh(world, vulnerabilityId)
    const scope = { vulnerabilityId, teamId: world.psirt, ciId: null, componentId: null }

    const decision = { ...scope, status: 'fixed', justification: null, note: '', replaces: null } as const
    const { id } = await assess(world.context, decision)
    const whileDecided = await readTold(world)
    await undoAssessment(world.context, id)

    expect(whileDecided).toHaveLength(1)
    expect(await readTold(world)).toHaveLength(2)
  })

  it('are told of what a new document brings', async () => {
    const { world, secret } = await openRestricted()
    const fresh = await addComponent(world, 'fresh')
    const vulnerabilityId = await addVulnerability(world, 'CVE-2026-2', [fresh])
    await contain(world, secret, [fresh])

    await asActor(world.context, (deed) =>
      countItems(deed, { ciIds: [secret], documentIds: [], batch: 'document' }),
    )

    const told = await readTold(world)
    expect(told.map((one: { vulnerabilityId: string }) => one.vulnerabilityId)).toContain(vulnerabilityId)
  })

  it('are no longer kept apart when they are restricted no more', async () => {
    const { world, secret, vulnerabilityId } = await openRestricted()
    await refresh(world, vulnerabilityId)

    await inside(world, (db) =>
      db.updateTable('inventory.ci').set({ need_to_know: false }).where('id', '=', secret).execute(),
    )
    await asActor(world.context, (deed) =>
      countItems(deed, { ciIds: [secret], documentIds: [], batch: secret }),
    )

    expect(await world.db.selectFrom('matching.restricted_open').selectAll().execute()).toEqual([])
    expect(await readTold(world)).toHaveLength(1)
  })
})
