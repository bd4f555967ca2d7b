import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

/** Sets that know the same, in one installation of what is published about the vulnerabilities they name. */
async function compareNarrowly(sets: readonly LabelledSet[], work: string): Promise<readonly Line[]> {
  const cases = sets.flatMap((set) => set.cases)
  const names = new Set(cases.flatMap((one) => one.labels.flatMap((label) => label.names)))
  const publications = sets[0]?.publications ?? []
  // Where everything is labelled, whatever else is found counts: then nothing may be left out.
  const isWhole = cases.some((one) => one.isComplete)
  const environment = await aloneOn(await testDatabase())
  const installation = await openInstallation(readConfig(environment))
  try {
    await installation.importAll(isWhole ? publications : await narrow(publications, { names, work }))
    const lines: Line[] = []
    for (const set of sets) lines.push(...(await compareSet(installation.context, set)))
    return lines
  } finally {
    await installation.close()
  }
}

async function compareAll(): Promise<readonly Line[]> {
  const sets: LabelledSet[] = []
  for (const read of readers.values()) {
    const work = await mkdtemp(join(folder, 'set-'))
    sets.push(...((await read({ data, work })) ?? []))
  }
  const lines: Line[] = []
  for (const same of Map.groupBy(sets, (set) => JSON.stringify(set.publications)).values()) {
    lines.push(...(await compareNarrowly(same, await mkdtemp(join(folder, 'narrow-')))))
  }
  return lines
}

describe.skipIf(!isThere)(`what is found of what people labelled does not fall${absent}`, () => {
  let lines: readonly Line[] = []
  beforeAll(async () => {
    lines = await compareAll()
  }, 400_000)

  it.each(Object.entries(committed))('%s', (place, before) => {
    const figures = committedFigures(lines)[place] ?? { true: 0, false: 0, missedByRule: 0 }

    expect.soft(figures.true, 'true').toBeGreaterThanOrEqual(before.true)
    expect.soft(figures.false, 'false').toBeLessThanOrEqual(before.false)
    expect.soft(figures.missedByRule, 'missed by rule').toBeLessThanOrEqual(before.missedByRule)
  })

  it('finds nothing false where nothing false was found', () => {
    const places = Object.entries(committedFigures(lines))

    expect(places.filter(([place, { false: wrong }]) => wrong > 0 && !(place in committed))).toEqual([])
  })

  it('denies nothing that is labelled as affected', () => {
    expect(lines.length).toBeGreaterThan(1000)
    expect(lines.filter((line) => line.isDenied)).toEqual([])
  })
})
