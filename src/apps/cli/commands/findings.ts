import type { Command } from 'commander'
import { type Finding, listFindings, readVulnerability } from '#contract/matching/findings.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, choice, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { findTeam } from '../places.ts'
import { describeSeverity } from '../severity-words.ts'
import { inLanguage, none } from '../words.ts'

interface Options extends Common, Paging {
  readonly ci?: string
  readonly vulnerability?: string
  readonly team?: string
  readonly status?: 'open' | 'affected' | 'settled' | 'wrong-match'
}

/** `findings`: vulnerabilities as seen at configuration items. */
export function addFindings(program: Command, desk: Desk): void {
  const command = addCommand(program, desk, 'findings')
    .option('--ci <ID>', desk.say('options.ci'))
    .option('--vulnerability <ALIAS>', desk.say('options.vulnerability'))
    .option('--team <TEAM>', desk.say('options.team'))
    .addOption(
      choice('--status <STATUS>', desk.say('options.finding-status'), [
        'open',
        'affected',
        'settled',
        'wrong-match',
      ]),
    )
  addPaging(command, desk).action(async (options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const { ci, vulnerability: alias, status } = options
      const filter = { ci, vulnerability: alias, status, team: await findTeam(client, options.team) }
      const list = await readPages((page) => client(listFindings, { query: { ...filter, ...page } }), options)
      // A name that nobody knows is refused here: no findings would look like not affected.
      if (list.rows.length === 0 && alias !== undefined) {
        await client(readVulnerability, { params: { alias } })
      }
      tellList(desk, options, {
        list,
        headings: [
          'vulnerability',
          'severity',
          'verdict',
          'component',
          'item',
          'team',
          'decision',
          'others',
          'fixed',
        ],
        cells: (finding) => cellsOf(desk, finding),
      })
    })
  })
}

function cellsOf(desk: Desk, finding: Finding): readonly string[] {
  const { vulnerability, component, ci, team, assessment, reason, statements } = finding
  return [
    vulnerability.name,
    describeSeverity(desk, vulnerability.severity),
    desk.say(`verdicts.${finding.verdict}`),
    `${component.name} ${component.version}`,
    ci.name,
    inLanguage(desk.language, team?.name),
    assessment === null ? none : desk.say(`decisions.${assessment.status}`),
    statements.map(({ status }) => desk.say(`decisions.${status}`)).join(', ') || none,
    reason.fixed.join(', ') || none,
  ]
}
