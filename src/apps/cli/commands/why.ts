import type { Command } from 'commander'
import { explainCauses } from '#contract/matching/explanation-words.ts'
import { type ComponentExplanation, type Explanation, explainMatch } from '#contract/matching/explanations.ts'
import { rangeInWords } from '#contract/matching/reason-words.ts'
import { say } from '#texts/index.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { sayWhy } from '../why-words.ts'
import { none } from '../words.ts'

type Options = Common & { readonly ci?: string }

/** `why`: why a component counts as hit by a vulnerability, or does not; of an item what comes into question. */
export function addWhy(program: Command, desk: Desk): void {
  addCommand(program, desk, 'why <VULNERABILITY> [COMPONENT]')
    .option('--ci <ID>', desk.say('options.ci'))
    .action(async (vulnerability: string, component: string | undefined, { ci, json }: Options) => {
      await withConnection(desk, async ({ client }) => {
        const told = await client(explainMatch, { query: { vulnerability, component, ci } })
        if (json === true) return desk.output.json(told)
        for (const one of told.components) tellOne(desk, told, one)
        if (told.components.length === 0) desk.output.lines([nothingLike(desk, told)])
        if (told.total > told.components.length)
          desk.output.note(desk.say('why.more', { count: told.total - told.components.length }))
      })
    })
}

function nothingLike(desk: Desk, { vulnerability, ci, named }: Explanation): string {
  const names = named.length === 0 ? none : named.join(', ')
  return desk.say('why.nothing-like', { vulnerability: vulnerability.name, item: ci?.name ?? none, names })
}

/** Ranges shown of each; all are in the JSON. */
const shownRanges = 10

function tellOne(desk: Desk, told: Explanation, one: ComponentExplanation): void {
  const { component, verdict, stretches } = one
  const list = new Intl.ListFormat(desk.language, { style: 'short', type: 'unit' })
  const speaker = {
    why: sayWhy(desk),
    cause: (key: string, facts: object) => say(desk.language, `words:${key}`, { ...facts }),
    list: (names: readonly string[]) => list.format(names),
  }
  const answer = verdict === null ? desk.say('why.not-matched') : desk.say(`verdicts.${verdict}`)
  desk.output.lines([
    `${component.name} ${component.version || none} (${component.packageKey}): ${answer}`,
    ...explainCauses(speaker, told, one).map((sentence) => `  ${sentence}`),
  ])
  desk.output.table(
    stretches
      .slice(0, shownRanges)
      .map((stretch) => [
        `  ${stretch.decides ? '>' : ' '}`,
        stretch.record,
        stretch.source,
        desk.say(`ranks.${stretch.rank}`),
        stretch.distribution === '' ? none : (stretch.distribution ?? '?'),
        rangeInWords(speaker.why, stretch.range),
        desk.say(`verdicts.${stretch.verdict}`),
        desk.say(`why.places.${stretch.place}`),
      ]),
  )
}
