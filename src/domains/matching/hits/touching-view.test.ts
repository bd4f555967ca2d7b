import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { fc } from '#test/property.ts'
import type { Rank } from '../ranges/range.ts'
import { touchingStretches } from './touching-view.ts'

const distributions = ['', 'd-1', 'd-2', null]
const modules = ['', 'm:1', 'm:2', '?']
const vulnerability = '00000000-0000-7000-8000-00000000000'

const products = ['cpe/a/x/y', 'cpe/o/x/z']

/** Two of the six traits are enough to differ in. */
const someTraits = fc.option(fc.array(fc.constantFrom('p', 'q', '-', null), { minLength: 2, maxLength: 2 }), {
  nil: null,
})

const aName = fc.record({
  key: fc.constantFrom(...products),
  version: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  traits: someTraits,
  doubtful: fc.boolean(),
  origin: fc.constantFrom('document', 'learned'),
})

const aComponent = fc
  .record({
    package: fc.constantFrom<string>('a', 'b', 'npm/c', 'npm/d'),
    names: fc.array(aName, { maxLength: 2 }),
    version: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    span: fc.option(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 })), { nil: null }),
    distribution: fc.constantFrom(...distributions),
    module: fc.constantFrom(...modules),
    other: fc.option(
      fc.record({
        package: fc.constantFrom('a', 'b'),
        version: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      }),
      { nil: null },
    ),
  })
  // Only packages of distributions have another name, and documents' CPE names are not kept of these.
  .map((one) => (one.names.length === 0 ? one : { ...one, other: null }))
  // What has a key is no tag that moves.
  .map((one) => (one.version === null ? one : { ...one, span: null }))

const aStretch = fc.record({
  package: fc.constantFrom('a', 'b', 'npm/c', ...products),
  traits: someTraits,
  vulnerability: fc.constantFrom(1, 2),
  rank: fc.constantFrom<Rank>('vendor', 'distribution', 'ecosystem', 'jvn', 'cpe'),
  verdict: fc.constantFrom('affected', 'not_affected', 'not_used', 'undetermined'),
  bounds: fc.option(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { nil: null }),
  distribution: fc.constantFrom(...distributions),
  module: fc.constantFrom(...modules),
})

type Component = typeof aComponent extends fc.Arbitrary<infer T> ? T : never
type Stretch = typeof aStretch extends fc.Arbitrary<infer T> ? T : never

/** The text of an exact version that has no key, and of a component without one. */
const unkeyed = 'one'

const ranks = ['vendor', 'distribution', 'ecosystem', 'jvn', 'cpe']
const verdicts = ['affected', 'not_affected', 'not_used', 'undetermined']

/** What one stretch says of a component; undefined where they have nothing to do with each other. */
function hear(component: Component, stretch: Stretch): string | undefined {
  const releases = [component.distribution, stretch.distribution]
  if (!releases.includes(null) && component.distribution !== stretch.distribution) return undefined
  const streams = [component.module, stretch.module]
  const isSame = component.module === stretch.module
  if (!isSame && (streams.includes('') || !streams.includes('?'))) return undefined
  const heard = [hearOwn(component, stretch), hearOther(component, stretch)].filter(
    (one) => one !== undefined,
  )
  if (heard.length > 0 && (releases.includes(null) || streams.includes('?'))) return 'undetermined'
  return heard.find((one) => one !== 'undetermined') ?? heard[0]
}

function hearOwn(component: Component, stretch: Stretch): string | undefined {
  if (component.package !== stretch.package) return undefined
  const { span, version } = component
  return span === null || stretch.bounds === null ? hearVersion(version, stretch) : hearSpan(span, stretch)
}

/** What is said of every release in the span is said of the tag; of some of them: nobody can tell. */
function hearSpan(
  [first, length]: readonly [number, number],
  { bounds, verdict }: Stretch,
): string | undefined {
  const said = Array.from({ length }, (_, index) => first + index).map(
    (release) => bounds !== null && bounds[0] <= release && release < bounds[1],
  )
  if (!said.includes(true)) return undefined
  return said.includes(false) ? 'undetermined' : verdict
}

/** By its other name nothing is compared as text. */
function hearOther({ other }: Component, stretch: Stretch): string | undefined {
  if (other === null || other.package !== stretch.package) return undefined
  if (other.version === null) return 'undetermined'
  return stretch.bounds === null ? undefined : hearVersion(other.version, stretch)
}

function hearVersion(version: number | null, stretch: Stretch): string | undefined {
  if (version === null) return stretch.bounds === null ? stretch.verdict : 'undetermined'
  if (stretch.bounds === null) return undefined
  const [lo, hi] = stretch.bounds
  return lo <= version && version < hi ? stretch.verdict : undefined
}

type Name = Component['names'][number]

/** The same of a component's CPE name, which knows no releases. */
function hearName(name: Name, stretch: Stretch): string | undefined {
  if (name.key !== stretch.package) return undefined
  const told = (stretch.traits ?? []).map((trait, index) => ({ trait, own: name.traits?.[index] ?? null }))
  if (told.some(({ trait, own }) => trait !== null && own !== null && trait !== own)) return undefined
  const isUntold = told.some(({ trait, own }) => trait !== null && own === null)
  const doubtful = name.doubtful || isUntold ? 'undetermined' : stretch.verdict
  return hear(
    { ...noComponent, package: name.key, version: name.version },
    { ...stretch, distribution: '', module: '', verdict: doubtful },
  )
}

const noComponent: Component = {
  package: 'a',
  version: null,
  span: null,
  distribution: '',
  module: '',
  other: null,
  names: [],
}

/** The verdict of all stretches together: what is determined first, then by rank, then as the verdicts stand. */
function judge(component: Component, stretches: readonly Stretch[]): string | undefined {
  // What is said of the component's own package silences its CPE names, whether it touches or not.
  const isOwn = (one: Stretch) => one.package === component.package
  // What is said of its ecosystem silences those that were learned.
  const isNear = (one: Stretch) => one.package.split('/')[0] === component.package.split('/')[0]
  const names = component.names.filter(({ origin }) => !stretches.some(origin === 'learned' ? isNear : isOwn))
  const heard = stretches.flatMap((stretch) =>
    [hear(component, stretch), ...names.map((name) => hearName(name, stretch))].flatMap((verdict) =>
      verdict === undefined ? [] : [{ verdict, rank: ranks.indexOf(stretch.rank) }],
    ),
  )
  const order = ({ verdict, rank }: { readonly verdict: string; readonly rank: number }) =>
    (verdict === 'undetermined' ? 100 : 0) + rank * 10 + verdicts.indexOf(verdict)
  return heard.toSorted((a, b) => order(a) - order(b))[0]?.verdict
}

it('joins stretches and components as reading them one by one does', async () => {
  const context = testContext(await testDatabase())
  await fc.assert(
    fc.asyncProperty(
      fc.array(aComponent, { minLength: 1, maxLength: 8 }),
      fc.array(aStretch, { minLength: 1, maxLength: 8 }),
      async (components, stretches) => {
        const found = await asActor(context, async ({ db }) => {
          await sql`delete from matching.affected_range`.execute(db)
          for (const one of stretches) await insertStretch(db, one)
          const { rows } = await sql<{ component: number; vulnerability: string; verdict: string }>`
            select component_id::int as component, vulnerability_id as vulnerability, verdict
            from (${touchingStretches({ components: relation(components), ranges: sql`matching.affected_range r`, names: namesOf(components) })}) t
            order by 1, 2`.execute(db)
          return rows
        })

        const expected = components.flatMap((component, index) =>
          [1, 2].flatMap((number) => {
            const verdict = judge(
              component,
              stretches.filter((one) => one.vulnerability === number),
            )
            return verdict === undefined
              ? []
              : [{ component: index, vulnerability: `${vulnerability}${number}`, verdict }]
          }),
        )
        expect(found).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})

type Db = Parameters<Parameters<typeof asActor>[1]>[0]['db']

const keyOf = (version: number) => Buffer.from([version])

async function insertStretch(db: Db, one: Stretch): Promise<void> {
  const [lo, hi] = one.bounds ?? [null, null]
  await sql`
    insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict, distribution,
      module, lo, hi, exact_version, text, traits)
    values (${one.package}, ${`${vulnerability}${one.vulnerability}`}, 'osv', 'X', ${one.rank}, ${one.verdict},
      ${one.distribution}, ${one.module}, ${lo === null ? null : keyOf(lo)}, ${hi === null ? null : keyOf(hi)},
      ${one.bounds === null ? unkeyed : null}, '', ${one.traits}::text[])`.execute(db)
}

function relation(components: readonly Component[]) {
  const rows = components.map(
    ({ package: name, version, span, distribution, module, other }, index) => sql`(${name}, ${index}::bigint,
      ${version === null ? unkeyed : String(version)}, ${version === null ? null : keyOf(version)}::bytea,
      ${span === null ? null : [keyOf(span[0]), keyOf(span[0] + span[1])]}::bytea[], ${distribution}::text, ${module},
      ${other?.package ?? null}::text collate "C", ${other === null ? null : String(other.version)}::text,
      ${other === null || other.version === null ? null : keyOf(other.version)}::bytea)`,
  )
  return sql`(values ${sql.join(rows)}) as c (package_key, id, version, version_key, version_span, distribution, module,
    other_key, other_version, other_version_key)`
}

function namesOf(components: readonly Component[]) {
  const rows = components.flatMap(({ package: own, names }, index) =>
    names.map(
      ({ key, version, traits, doubtful, origin }) => sql`(${key}, ${own}, ${index}::bigint,
        ${version === null ? unkeyed : String(version)}, ${version === null ? null : keyOf(version)}::bytea,
        ${traits}::text[], ${doubtful}::boolean, ${origin})`,
    ),
  )
  const none = sql`(null, null, null::bigint, null, null::bytea, null::text[], null::boolean, null)`
  return sql`(values ${sql.join([none, ...rows])}) as n (cpe_key, package_key, component_id, version, version_key, traits, doubtful, origin)`
}
