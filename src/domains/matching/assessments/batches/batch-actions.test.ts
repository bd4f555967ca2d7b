import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { fc } from '#test/property.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  inside,
  openWorld,
  type World,
} from '../../trials/world.ts'
import { assess, type Decision, undoAssessment } from '../assessment-actions.ts'
import type { BatchPlan } from './batch.ts'
import { decideTogether, previewBatch, readBatch, undoBatch } from './batch-actions.ts'

/** A product with two parts, and a host of the other team; three vulnerabilities touch all, one the host alone. */
async function openCompany() {
  const world = await openWorld()
  const { psirt, csirt } = world
  const line = await addItem(world, { team: psirt, name: 'line' })
  const parts = [
    await addItem(world, { team: psirt, partOf: [line], name: 'part 1' }),
    await addItem(world, { team: psirt, partOf: [line], name: 'part 2' }),
  ]
  const other = await addItem(world, { team: psirt, name: 'other' })
  const host = await addItem(world, { team: csirt, name: 'host' })
  const components = [await addComponent(world, 'a'), await addComponent(world, 'b')]
  for (const item of [...parts, other, host]) await contain(world, item, components)
  const alone = await addComponent(world, 'alone')
  await contain(world, host, [alone])
  const vulnerabilities: string[] = []
  for (const name of ['CVE-2026-1', 'CVE-2026-2', 'CVE-2026-3']) {
    vulnerabilities.push(await addVulnerability(world, name, components))
  }
  await addVulnerability(world, 'CVE-2026-9', [alone])
  await countWorld(world)
  const person = await addPerson(world, 'engineer', { role: 'engineer', team: psirt })
  return {
    world,
    line,
    parts,
    other,
    host,
    components,
    vulnerabilities,
    engineer: await actAs(world, person),
  }
}

type Company = Awaited<ReturnType<typeof openCompany>>

function planOf({ world }: Company, changes: Partial<BatchPlan> = {}): BatchPlan {
  return {
    teamId: world.psirt,
    ciId: null,
    selection: { state: 'open' },
    status: 'not_affected',
    justification: 'component_not_present',
    ...changes,
  }
}

function decisionOf({ world, vulnerabilities }: Company, changes: Partial<Decision> = {}): Decision {
  return {
    vulnerabilityId: vulnerabilities[0] ?? '',
    teamId: world.psirt,
    ciId: null,
    componentId: null,
    status: 'affected',
    justification: null,
    note: '',
    replaces: null,
    ...changes,
  }
}

async function carryOut(context: Context, plan: BatchPlan, note = '') {
  const { fingerprint } = await previewBatch(context, plan)
  return await decideTogether(context, { ...plan, note, fingerprint })
}

/** What is in force at every scope, and how it counts. */
async function readState(world: World) {
  const inForce = sql<object>`
    select distinct on (vulnerability_id, team_id, ci_id, component_id) vulnerability_id, team_id, ci_id, component_id, id,
      status, note
    from matching.assessment where undone_at is null
    order by vulnerability_id, team_id, ci_id, component_id, sequence desc`
  const counts = sql<object>`
    select list, vulnerability_id, cis, open, affected, settled from matching.team_vulnerability order by 1, 2`
  return await inside(world, async (db) => ({
    inForce: (await inForce.execute(db)).rows,
    counts: (await counts.execute(db)).rows,
  }))
}

describe('the preview', () => {
  it('counts vulnerabilities and items, and what stays as it is', async () => {
    const company = await openCompany()
    const { engineer, parts, vulnerabilities } = company
    const says = { status: 'not_affected', justification: 'component_not_present' } as const
    await assess(engineer, decisionOf(company, { ...says }))
    await assess(engineer, decisionOf(company, { vulnerabilityId: vulnerabilities[1] ?? '' }))
    const ciId = parts[0] ?? ''
    await assess(engineer, decisionOf(company, { vulnerabilityId: vulnerabilities[1] ?? '', ciId }))

    const preview = await previewBatch(engineer, planOf(company, { selection: { state: 'all' } }))

    expect(preview).toMatchObject({
      vulnerabilities: 3,
      changing: 2,
      replacing: 1,
      same: 1,
      cis: 6,
      kept: 1,
    })
  })

  it('chooses by words, by state and by ids', async () => {
    const company = await openCompany()
    const { engineer, vulnerabilities } = company
    await assess(engineer, decisionOf(company, { status: 'fixed' }))
    const count = async (selection: BatchPlan['selection']) =>
      (await previewBatch(engineer, planOf(company, { selection }))).vulnerabilities

    expect(await count({ state: 'open' })).toBe(2)
    expect(await count({ state: 'settled' })).toBe(1)
    expect(await count({ state: 'all', q: 'ＣＶＥ-2026-3' })).toBe(1)
    expect(await count({ vulnerabilityIds: vulnerabilities.slice(0, 2) })).toBe(2)
  })

  it('of a product line holds what touches it alone', async () => {
    const company = await openCompany()
    const { engineer, line } = company

    const preview = await previewBatch(engineer, planOf(company, { ciId: line }))

    expect(preview).toMatchObject({ vulnerabilities: 3, cis: 6, kept: 0 })
  })

  it('is for the team alone', async () => {
    const company = await openCompany()
    const { world } = company
    const stranger = await addPerson(world, 'stranger', { role: 'responder', team: world.csirt })
    const responder = await actAs(world, stranger)

    await expect(previewBatch(responder, planOf(company))).rejects.toMatchObject({
      code: 'matching.assessment-not-found',
    })
    await expect(
      decideTogether(responder, { ...planOf(company), note: '', fingerprint: '' }),
    ).rejects.toMatchObject({ code: 'identity.forbidden' })
  })
})

describe('deciding together', () => {
  it('decides what was previewed and leaves what is so already', async () => {
    const company = await openCompany()
    const { engineer, world } = company
    const mine = await assess(
      engineer,
      decisionOf(company, { status: 'not_affected', justification: 'component_not_present', note: 'mine' }),
    )

    const { batch, job } = await carryOut(engineer, planOf(company, { selection: { state: 'all' } }), 'ours')

    const { inForce, counts } = await readState(world)
    expect(job).toBeNull()
    expect(await readBatch(engineer, batch)).toMatchObject({ wanted: 2, made: 2, undone: 0, mayUndo: true })
    expect(inForce).toHaveLength(3)
    expect(inForce).toContainEqual(expect.objectContaining({ id: mine.id, note: 'mine' }))
    const own = counts.filter((row) => Object(row).list === world.psirt)
    expect(own.map((row) => [Object(row).open, Object(row).settled])).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
    ])
  })

  it('is refused when something else would be decided by now', async () => {
    const company = await openCompany()
    const { engineer } = company
    const { fingerprint } = await previewBatch(engineer, planOf(company))
    await assess(engineer, decisionOf(company))

    await expect(
      decideTogether(engineer, { ...planOf(company), note: '', fingerprint }),
    ).rejects.toMatchObject({ code: 'matching.preview-outdated' })
  })

  it('is refused when nothing would change', async () => {
    const company = await openCompany()
    const { engineer } = company
    await carryOut(engineer, planOf(company))

    await expect(carryOut(engineer, planOf(company, { selection: { state: 'all' } }))).rejects.toMatchObject({
      code: 'matching.nothing-changes',
    })
  })
})

describe('undoing together', () => {
  it('brings back what was, and leaves and names what was decided since', async () => {
    const company = await openCompany()
    const { engineer, world, vulnerabilities } = company
    const first = await assess(engineer, decisionOf(company, { status: 'fixed' }))
    const before = await readState(world)
    const { batch } = await carryOut(engineer, planOf(company, { selection: { state: 'all' } }))
    const [batched] = await inside(world, (db) =>
      db
        .selectFrom('matching.assessment')
        .select('id')
        .where('batch_id', '=', batch)
        .where('vulnerability_id', '=', vulnerabilities[2] ?? '')
        .execute(),
    )
    const since = await assess(
      engineer,
      decisionOf(company, { vulnerabilityId: vulnerabilities[2] ?? '', replaces: batched?.id ?? '' }),
    )

    await undoBatch(engineer, batch)

    const account = await readBatch(engineer, batch)
    const after = await readState(world)
    expect(account).toMatchObject({
      made: 3,
      undone: 3,
      undoneBy: 'engineer',
      mayUndo: false,
      later: { count: 1, rows: [{ vulnerability: { name: 'CVE-2026-3' }, madeBy: 'engineer' }] },
    })
    expect(after.inForce.map((row) => Object(row).id).sort()).toEqual([first.id, since.id].sort())
    await undoAssessment(engineer, since.id)
    expect(await readState(world)).toEqual(before)
    await expect(undoBatch(engineer, batch)).rejects.toMatchObject({ code: 'matching.already-undone' })
  })
})

const aStep = fc.oneof(
  fc.record({
    kind: fc.constant('one' as const),
    vulnerability: fc.nat(2),
    place: fc.constantFrom('team' as const, 'line' as const, 'part' as const),
    component: fc.option(fc.nat(1), { nil: null }),
    status: fc.constantFrom('affected' as const, 'fixed' as const, 'under_investigation' as const),
  }),
  fc.record({
    kind: fc.constant('many' as const),
    state: fc.constantFrom('open' as const, 'all' as const, 'settled' as const),
    place: fc.constantFrom('team' as const, 'line' as const),
    status: fc.constantFrom('affected' as const, 'fixed' as const),
  }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }),
)

type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never

/** What can be undone: a decision or a batch. */
type Made = { readonly one: string } | { readonly batch: string }

async function take(company: Company, step: Step, made: readonly Made[]): Promise<readonly Made[]> {
  const { engineer, line, parts, components, vulnerabilities, world } = company
  if (step.kind === 'undo') {
    const chosen = made[step.which % Math.max(1, made.length)]
    if (chosen === undefined) return made
    await ('one' in chosen ? undoAssessment(engineer, chosen.one) : undoBatch(engineer, chosen.batch)).catch(
      () => undefined,
    )
    return made
  }
  const ciId = { team: null, line, part: parts[0] ?? '' }[step.place]
  if (step.kind === 'many') {
    const plan = planOf(company, {
      ciId,
      selection: { state: step.state },
      status: step.status,
      justification: null,
    })
    const ticket = await carryOut(engineer, plan).catch(() => undefined)
    return ticket === undefined ? made : [...made, { batch: ticket.batch }]
  }
  const vulnerabilityId = vulnerabilities[step.vulnerability] ?? ''
  const componentId = step.component === null ? null : (components[step.component] ?? 0)
  const scope = { vulnerabilityId, teamId: world.psirt, ciId, componentId }
  const [current] = (await readState(world)).inForce.filter(
    (one) =>
      Object(one).vulnerability_id === vulnerabilityId &&
      Object(one).ci_id === ciId &&
      Object(one).component_id === componentId,
  )
  const replaces = current === undefined ? null : String(Object(current).id)
  const row = await assess(engineer, decisionOf(company, { ...scope, status: step.status, replaces }))
  return [...made, { one: row.id }]
}

it('brings back exactly what was before a batch, after any sequence of decisions', async () => {
  const company = await openCompany()
  const { world, engineer } = company
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { maxLength: 5 }),
      fc.constantFrom('open' as const, 'all' as const),
      fc.boolean(),
      async (steps, state, isForLine) => {
        let made: readonly Made[] = []
        for (const step of steps) made = await take(company, step, made)
        const before = await readState(world)
        const plan = planOf(company, { selection: { state }, ciId: isForLine ? company.line : null })
        const ticket = await carryOut(engineer, plan).catch(() => undefined)
        if (ticket === undefined) return

        await undoBatch(engineer, ticket.batch)

        expect(await readState(world)).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
})
