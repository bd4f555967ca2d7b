import type { Command } from 'commander'
import { type Client, Refusal } from '#contract/client.ts'
import { type Impact, type ImpactItem, readImpact } from '#contract/matching/impact.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { describeSeverity } from '../severity-words.ts'
import { inLanguage, none } from '../words.ts'

type Options = Common & Paging

/** `impact`: what a vulnerability, a package or an item touches. */
export function addImpact(program: Command, desk: Desk): void {
  const command = addCommand(program, desk, 'impact <ID|PURL>')
  addPaging(command, desk).action(async (named: string, options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const impact = await ask(client, named, options)
      if (options.json === true) return desk.output.json(impact)
      desk.output.table(factsOf(desk, impact))
      tellComponents(desk, impact)
      tellHoldings(desk, impact)
      if (impact.rows.length > 0) desk.output.lines([''])
      tellItems(desk, options, impact)
      tellNotCompared(desk, impact)
    })
  })
}

/** What may be asked, the likeliest first: an id alone may be that of an item or of a vulnerability. */
function originsOf(named: string): readonly string[] {
  if (/^(?:vulnerability|package|ci):/.test(named)) return [named]
  if (named.startsWith('pkg:')) return [`package:${named}`]
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named))
    return [`ci:${named}`, `vulnerability:${named}`]
  return [`vulnerability:${named}`]
}

async function ask(client: Client, named: string, options: Options): Promise<Impact> {
  const [first = '', ...others] = originsOf(named)
  try {
    return await askFrom(client, first, options)
  } catch (error) {
    const [second] = others
    const isUnknown = error instanceof Refusal && error.details.status === 404
    if (second === undefined || !isUnknown) throw error
    return await askFrom(client, second, options)
  }
}

/** The whole answer with as many rows as wished; what is not about rows is asked for once, with the first page. */
async function askFrom(client: Client, from: string, options: Options): Promise<Impact> {
  let whole: Impact | undefined
  const { rows, next } = await readPages(async (page) => {
    const unknown = whole === undefined ? ('count' as const) : undefined
    const part = await client(readImpact, { query: { from, unknown, ...page } })
    whole ??= part
    return part
  }, options)
  if (whole === undefined) throw new Error('no page was read')
  return { ...whole, rows: [...rows], next }
}

function factsOf(desk: Desk, impact: Impact): readonly (readonly string[])[] {
  const { from, counts } = impact
  const number = new Intl.NumberFormat(desk.language)
  // Where nothing can be compared, 0 would say what nobody knows.
  const isUnknown = counts.cis === 0 && from.vulnerability?.compared === 'nothing'
  const sum = (parts: Readonly<Record<string, number>>, words: string) =>
    Object.entries(parts)
      .map(([name, count]) => `${desk.say(`${words}.${name}`)} ${number.format(count)}`)
      .join(', ')
  const facts: Readonly<Record<string, string | undefined>> = {
    vulnerability: from.vulnerability === null ? undefined : nameVulnerability(desk, from.vulnerability),
    package: from.package === null ? undefined : namePackage(desk, from.package),
    item: from.ci?.name,
    items: isUnknown ? desk.say('impact.not-known') : number.format(counts.cis),
    verdict: counts.verdicts === null || isUnknown ? undefined : sum(counts.verdicts, 'verdicts'),
    decision: counts.decisions === null ? undefined : sum(counts.decisions, 'impact.decisions'),
    sides: counts.sides
      .map(({ side, cis }) => `${desk.say(`impact.sides.${side}`)} ${number.format(cis)}`)
      .join(', '),
    teams: counts.teams
      .map(({ team, cis }) => `${inLanguage(desk.language, team?.name)} ${number.format(cis)}`)
      .join(', '),
    above: number.format(counts.above),
    'without-composition':
      counts.withoutComposition === null ? undefined : number.format(counts.withoutComposition),
  }
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [[desk.say(`fields.${name}`), value || none]],
  )
}

function nameVulnerability(
  desk: Desk,
  { name, title, severity }: NonNullable<Impact['from']['vulnerability']>,
) {
  return [name, describeSeverity(desk, severity), title].filter((part) => part !== '').join('  ')
}

function namePackage(desk: Desk, { packageKey, version, isKnown }: NonNullable<Impact['from']['package']>) {
  const name = version === null ? packageKey : `${packageKey} ${version}`
  return isKnown ? name : desk.say('impact.unknown-package', { name })
}

function tellComponents(desk: Desk, { components }: Impact): void {
  if (components.length === 0) return
  desk.output.table([
    [],
    ['component', 'verdict', 'fixed', 'items'].map((heading) => desk.say(`fields.${heading}`)),
    ...components.map((one) => [
      `${one.name} ${one.version}`,
      desk.say(`verdicts.${one.verdict ?? 'none'}`),
      one.fixed.join(', ') || none,
      String(one.cis),
    ]),
  ])
}

function tellHoldings(desk: Desk, { holds }: Impact): void {
  if (holds === null) return
  desk.output.table([
    [],
    [desk.say('impact.holds', holds.vulnerabilities)],
    ...(holds.rows.length === 0
      ? []
      : [
          ['vulnerability', 'severity', 'verdict', 'components', 'title'].map((name) =>
            desk.say(`fields.${name}`),
          ),
        ]),
    ...holds.rows.map((one) => [
      one.name,
      describeSeverity(desk, one.severity),
      desk.say(`verdicts.${one.verdict}`),
      String(one.components),
      one.title,
    ]),
  ])
}

/** What cannot be compared, so that few items, or none, do not look like an all-clear. */
function tellNotCompared(desk: Desk, { from, holds }: Impact): void {
  const compared = from.vulnerability?.compared ?? 'all'
  if (compared !== 'all') desk.output.note(desk.say(`impact.compared.${compared}`))
  const { components = 0, notCompared = 0 } = holds?.comparability ?? {}
  if (notCompared === 0) return
  const number = new Intl.NumberFormat(desk.language)
  const facts = { count: number.format(notCompared), components: number.format(components) }
  desk.output.note(desk.say('impact.not-compared', facts))
}

function tellItems(desk: Desk, options: Common, impact: Impact): void {
  tellList(desk, options, {
    list: impact,
    headings: [
      'item',
      'kind',
      'team',
      'owner',
      'verdict',
      'decision',
      impact.from.ci === null ? 'above' : 'way',
    ],
    cells: (item) => cellsOf(desk, item),
  })
}

function cellsOf(desk: Desk, { ci, owner, met, above, aboveCount, way }: ImpactItem): readonly string[] {
  const rest = aboveCount - above.length
  const holders = [...above.map((one) => one.name), ...(rest > 0 ? [`+${rest}`] : [])]
  return [
    ci.name,
    ci.kind,
    inLanguage(desk.language, owner.team?.name),
    owner.person?.name ?? none,
    verdictOf(desk, met),
    met?.decision ? desk.say(`decisions.${met.decision.status}`) : none,
    (way === null ? holders.join(', ') : way.map((step) => `${step.relation} ${step.ci.name}`).join(' → ')) ||
      none,
  ]
}

function verdictOf(desk: Desk, met: ImpactItem['met']): string {
  if (met === null) return none
  return desk.say(`verdicts.${met.verdict ?? 'none'}`)
}
