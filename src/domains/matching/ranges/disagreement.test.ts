import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addVulnerability, inside, openWorld } from '../trials/world.ts'
import { listDisagreements } from './disagreement-view.ts'

it('tells packages of which records mean different versions, however they write them', async () => {
  const world = await openWorld()
  const id = await addVulnerability(world, 'CVE-2026-1', [])
  const say = (key: string, record: string, [rank, hi, text]: readonly [string, string, string]) =>
    inside(world, (db) =>
      sql`
      insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict,
        distribution, lo, hi, text, fixed)
      values (${key}, ${id}, 'osv', ${record}, ${rank}, 'affected', '', '\\x01'::bytea, ${Buffer.from(hi, 'hex')}, ${text},
        ${[`fixed by ${record}`]})`.execute(db),
    )
  await say('npm/same', 'A', ['ecosystem', '05', '< 5'])
  await say('npm/same', 'B', ['vendor', '05', '>= 0, < 5'])
  await say('npm/other', 'A', ['ecosystem', '05', '< 5'])
  await say('npm/other', 'B', ['vendor', '06', '< 6'])
  await say('npm/alone', 'A', ['ecosystem', '05', '< 5'])

  expect(await listDisagreements(world.db, id)).toEqual([
    {
      packageKey: 'npm/other',
      distribution: '',
      sayings: [
        {
          source: 'osv',
          record: 'B',
          rank: 'vendor',
          stretches: [{ range: '< 6', verdict: 'affected' }],
          fixed: ['fixed by B'],
        },
        {
          source: 'osv',
          record: 'A',
          rank: 'ecosystem',
          stretches: [{ range: '< 5', verdict: 'affected' }],
          fixed: ['fixed by A'],
        },
      ],
    },
  ])
})
