import { expect, it } from 'vitest'
import { bomOf, openJudge } from './judge.ts'

/** What is said of a component: as `test/matching/judge.ts` tells verdicts, without the vulnerability; null: nothing. */
export type Said =
  | 'affected'
  | 'undetermined'
  | 'undetermined build'
  | 'undetermined owned'
  | 'undetermined platform'
  | 'affected no_fix'
  | 'affected end_of_support'
  | 'not_affected'
  | null

/** A component of CycloneDX. */
export interface NamedComponent {
  readonly name: string
  readonly type: string
  readonly version?: string | undefined
  readonly group?: string
  readonly purl?: string
  readonly cpe?: string
  /** The purl of the package that holds it. */
  readonly in?: string
  /** What else the document holds. */
  readonly beside?: readonly NamedComponent[]
}

/** A mistake that others made or were told of, with records as their feeds publish them. */
export interface Scenario {
  readonly story: string
  /** Where it was reported: owner/repo#number; or a test of theirs by its path, or the standard that says it. */
  readonly seen: string
  /** The source whose feed publishes the records; `osv` unless told. */
  readonly source?: string
  /** The records under the id that this scenario is given, each about a package of this scenario alone. */
  readonly records: (id: string) => readonly object[]
  /** By component: a purl, or the name of a component in `components`. */
  readonly says: Readonly<Record<string, Said>>
  /** Components that are more than a purl, by their names. */
  readonly components?: readonly NamedComponent[]
}

/** Runs each as a test, all in one world: names of packages must differ from scenario to scenario. */
export async function tryScenarios(first: number, scenarios: readonly Scenario[]): Promise<void> {
  const { publishAs, judgeWithDoubts: judge } = await openJudge()
  const numbered = scenarios.map((scenario, index) => ({ ...scenario, id: `CVE-2026-${first + index}` }))
  it.each(numbered)('$story ($seen)', async ({ id, source = 'osv', records, says, components = [] }) => {
    await publishAs(source, ...records(id))
    const said = await Promise.all(
      Object.keys(says).map(async (key) => {
        const component = components.find(({ name }) => name === key) ?? key
        const found = await judgeAlone(judge, component)
        const own = found
          .filter((one) => one.startsWith(`${id} `))
          .map((one) => toldIn(one.slice(id.length + 1)))
        return [key, own.length > 1 ? own : (own[0] ?? null)] as const
      }),
    )
    expect(Object.fromEntries(said)).toEqual(says)
  })
}

type Judge = Awaited<ReturnType<typeof openJudge>>['judgeWithDoubts']

/** What is said of a component alone in a document, in a package that holds it, or beside others. */
async function judgeAlone(judge: Judge, component: NamedComponent | string): Promise<readonly string[]> {
  if (typeof component === 'string' || (component.in === undefined && component.beside === undefined))
    return Object.values(await judge(bomOf([component]))).flat()
  const { in: holder, beside = [], ...part } = component
  const own =
    holder === undefined
      ? part
      : { type: 'library', name: 'holder', purl: holder, version: '', components: [part] }
  const found = await judge(bomOf([own, ...beside]))
  return Object.entries(found).flatMap(([key, said]) => (key.startsWith(`${part.name}@`) ? said : []))
}

/** Of doubts only these are of interest here. */
function toldIn(verdict: string): string {
  return /^undetermined (?!(?:build|owned|platform)$)/.test(verdict) ? 'undetermined' : verdict
}

type Event = Readonly<Record<string, string>>

/** An entry of an OSV record: a package with the events of one range. */
export function entry(
  [ecosystem, name]: readonly [string, string],
  events: readonly Event[],
  more: object = {},
): object {
  const ranges = events.length === 0 ? {} : { ranges: [{ type: 'ECOSYSTEM', events }] }
  return { package: { ecosystem, name }, ...ranges, ...more }
}

/** An OSV record. */
export function osv(id: string, affected: readonly object[], more: object = {}): object {
  return { schema_version: '1.7.0', id, modified: '2026-01-01T00:00:00Z', affected, ...more }
}

/** The record of one package and one range. */
export function told(ecosystem: string, name: string, ...events: readonly Event[]) {
  return (id: string) => [osv(id, [entry([ecosystem, name], events)])]
}

/** From the first version on, up to the fix. */
export function until(fixed: string): readonly [Event, Event] {
  return [{ introduced: '0' }, { fixed }]
}

/** From the first version on, up to the last that is affected. */
export function upTo(last: string): readonly [Event, Event] {
  return [{ introduced: '0' }, { last_affected: last }]
}
