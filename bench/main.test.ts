import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const script = join(import.meta.dirname, 'main.ts')

it.each([[['nothing']], [[]], [['match', 'more']]])('tells its use for %j', (words) => {
  const run = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' })

  expect(run).toMatchObject({ status: 2, stdout: '' })
  expect(run.stderr).toContain(
    'match, rematch, rekey, impact, notice, import, feed, worklist, blast, screens, memory, read',
  )
})
