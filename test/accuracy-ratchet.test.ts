import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config/config.ts'
import { compareSet } from '../bench/accuracy/compare.ts'
import type { Line } from '../bench/accuracy/figures.ts'
import { openInstallation } from '../bench/accuracy/installation.ts'
import type { LabelledSet } from '../bench/accuracy/label.ts'
import { type CommittedFigures, committedFigures } from '../bench/accuracy/ratchet.ts'
import { readers } from '../bench/accuracy/sets/index.ts'
import { narrow } from '../bench/accuracy/sets/narrow.ts'
import { aloneOn } from '../src/apps/cli/trials/stage.ts'
import { testDatabase } from './database.ts'

/** Labelled data; they are no part of the project. */
const data = new URL('../../shared/data/', import.meta.url).pathname
const isThere = existsSync(`${data}match`)
const absent = isThere ? '' : ' (skipped: ../shared/data/match is absent)'

const committed: CommittedFigures = JSON.parse(
  readFileSync(new URL('accuracy/figures.json', import.meta.url), 'utf8'),
)

const folder = await mkdtemp(join(tmpdir(), 'renkei-accuracy-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** In an installation that knows what is published of the vulnerabilities the set names: no more is compared. */
async function compareNarrowly(set: LabelledSet, work: string): Promise<readonly Line[]> {
  const names = new Set(set.cases.flatMap((one) => one.labels.flatMap((label) => label.names)))
  // Where everything is labelled, whatever else is found counts: then nothing may be left out.
  const publications = set.cases.some((one) => one.isComplete)
    ? set.publications
    : await narrow(set.publications, { names, work })
  const environment = await aloneOn(await testDatabase())
  const installation = await openInstallation(readConfig(environment))
  try {
    await installation.importAll(publications)
    return await compareSet(installation.context, set)
  } finally {
    await installation.close()
  }
}

describe.skipIf(!isThere)(`what is found of what people labelled does not fall${absent}`, () => {
  it.each([...readers.keys()])('%s', { timeout: 120_000 }, async (kind) => {
    const work = await mkdtemp(join(folder, 'set-'))
    const lines: Line[] = []
    for (const set of (await readers.get(kind)?.({ data, work })) ?? [])
      lines.push(...(await compareNarrowly(set, work)))
    expect(lines.length).toBeGreaterThan(0)

    const now = committedFigures(lines)
    for (const [place, before] of Object.entries(committed)) {
      if (!place.startsWith(`${kind} `)) continue
      const figures = now[place] ?? { true: 0, false: 0, missedByRule: 0 }
      expect.soft(figures.true, `${place}: true`).toBeGreaterThanOrEqual(before.true)
      expect.soft(figures.false, `${place}: false`).toBeLessThanOrEqual(before.false)
      expect.soft(figures.missedByRule, `${place}: missed by rule`).toBeLessThanOrEqual(before.missedByRule)
    }
    const fresh = Object.entries(now).filter(
      ([place, { false: wrong }]) => !(place in committed) && wrong > 0,
    )
    expect(fresh).toEqual([])
    expect(lines.filter((line) => line.isDenied)).toEqual([])
  })
})
