import type { Command } from 'commander'
import { InterestLevel, listInterests, setInterests, type TeamInterest } from '#contract/intel/interest.ts'
import { readVulnerability } from '#contract/matching/findings.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import {
  describeBasis,
  describeInterval,
  describeLevel,
  describePoint,
  describeSubject,
  describeValues,
} from '../interest-words.ts'
import { findTeam } from '../places.ts'
import { inLanguage, moment, none } from '../words.ts'

interface Options extends Common {
  readonly team: string
  readonly level: InterestLevel | 'proposed'
  readonly note: string
}

/** `interest set`: a team's own level stands before what the rules propose. Prints the team's interest. */
export function addInterestSet(interest: Command, desk: Desk): void {
  addCommand(interest, desk, 'set <VULNERABILITY>')
    .requiredOption('--team <TEAM>', desk.say('options.setting-team'))
    .addOption(
      choice('--level <LEVEL>', desk.say('options.interest-level'), [
        ...InterestLevel.options,
        'proposed',
      ]).makeOptionMandatory(),
    )
    .option('--note <TEXT>', desk.say('options.note'), '')
    .action(async (alias: string, options: Options) => {
      await withConnection(desk, async ({ client }) => {
        const teamId = await findTeam(client, options.team)
        if (teamId === undefined) throw refuseUse('team-missing')
        const { id } = await client(readVulnerability, { params: { alias } })
        const { rows } = await client(listInterests, { query: { vulnerability: id } })
        const version = rows.find(({ team }) => team.id === teamId)?.interest?.version ?? 0
        const level = options.level === 'proposed' ? null : options.level
        const body = { teamId, level, note: options.note, vulnerabilities: [{ id, version }] }
        const set = await client(setInterests, { body })
        if (options.json === true) desk.output.json(set)
        else desk.output.table([headings(desk), ...set.rows.map((row) => lineOf(desk, row))])
      })
    })
}

/** `interest show`: every team's interest, with the reasons. */
export function addInterestShow(interest: Command, desk: Desk): void {
  addCommand(interest, desk, 'show <VULNERABILITY>').action(async (alias: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const found = await client(listInterests, { query: { vulnerability: alias } })
      if (options.json === true) return desk.output.json(found)
      if (found.rows.length === 0) return desk.output.lines([desk.say('interest.nobody')])
      desk.output.table([headings(desk), ...found.rows.map((row) => lineOf(desk, row))])
      for (const row of found.rows) desk.output.table(reasonsOf(desk, row))
    })
  })
}

function headings(desk: Desk): readonly string[] {
  return ['team', 'proposed', 'set', 'set-by', 'note', 'narrowing'].map((name) => desk.say(`fields.${name}`))
}

function lineOf(desk: Desk, { team, interest }: TeamInterest): readonly string[] {
  const name = inLanguage(desk.language, team.name)
  if (interest === null) return [name, desk.say('ratings.unknown'), none, none, none, none]
  const { set, outdated, narrowing } = interest
  const level = set === null ? none : describeLevel(desk.language, set.level)
  return [
    name,
    describeInterval(desk.language, interest),
    outdated ? desk.say('interest.outdated', { level }) : level,
    set === null ? none : `${set.by} ${moment(set.at)}`,
    set?.note || none,
    narrowing === null ? none : describePoint(desk.language, narrowing),
  ]
}

function reasonsOf(desk: Desk, { team, interest }: TeamInterest): readonly (readonly string[])[] {
  if (interest === null || interest.reasons.length === 0) return []
  const { language } = desk
  return [
    [],
    [inLanguage(language, team.name), desk.say('fields.value'), desk.say('fields.basis')],
    ...interest.reasons.map((reason) => [
      describeSubject(language, reason),
      describeValues(language, reason) || none,
      describeBasis(language, reason),
    ]),
  ]
}
