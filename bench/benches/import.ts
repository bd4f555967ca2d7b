import { importDocument } from '#contract/inventory/documents.ts'
import { readSbom } from '#formats/sbom/index.ts'
import type { Bench } from '../bench.ts'
import { type Catalogue, type Component, makeCatalogue } from '../generate/catalogue.ts'
import { makeId } from '../generate/ids.ts'
import { importItems } from '../generate/items.ts'
import { type Random, samplerOf, seededRandom } from '../generate/random.ts'
import { cycloneDx, spdx } from '../generate/sboms.ts'
import type { Measurement } from '../report.ts'
import { changing } from '../stage/changing.ts'
import { awaitJob } from '../stage/importing.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { median, timed } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const rounds = 5
const componentsEach = 1000
/** Of a composition, how much is other in its next issue. */
const changedShare = 0.02
const largeDocument = 8000
/** As several build servers would. */
const uploadsAtOnce = 4

/** Documents from upload until their findings are counted, with the worker of the product. */
export const imports: Bench = {
  name: 'import',
  async run(size) {
    const stage = await openStage(size)
    try {
      const catalogue = makeCatalogue(size.components)
      const drawer = createDrawer(catalogue, `${Date.now()}`)
      await (await stage.startWorker()).settled()
      return await changing(stage, {
        work: async () => [...(await measureSustained(stage, drawer)), await measureLarge(stage, drawer)],
        undo: () => empty(stage, drawer),
      })
    } finally {
      await stage.close()
    }
  },
}

/** Draws compositions by popularity, and their next issues. */
interface Drawer {
  draw(count: number): readonly Component[]
  next(components: readonly Component[]): readonly Component[]
}

function createDrawer({ components }: Catalogue, seed: string): Drawer {
  const random: Random = seededRandom(seed)
  const sampler = samplerOf(components.map((one) => one.weight))
  const drawOne = () => random.pick([components[sampler.draw(random)] ?? random.pick(components)])
  return {
    draw(count) {
      const drawn = new Set<Component>()
      while (drawn.size < Math.min(count, components.length / 2)) drawn.add(drawOne())
      return [...drawn]
    },
    next(list) {
      const kept = new Set(list.filter(() => random.next() >= changedShare))
      while (kept.size < list.length) kept.add(drawOne())
      return [...kept]
    },
  }
}

async function measureSustained(stage: Stage, drawer: Drawer): Promise<readonly Measurement[]> {
  const first: Round[] = []
  const next: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const drawn = Array.from({ length: importItems }, () => drawer.draw(componentsEach))
    // What the round before left there is taken out first, so that these are first documents again.
    await send(
      stage,
      drawn.map((list) => cycloneDx('little', list.slice(0, 1))),
    )
    first.push(await importAll(stage, drawn))
    next.push(await importAll(stage, drawn.map(drawer.next)))
  }
  return [
    sustained('import: first documents of items', first),
    sustained(`import: next issues, ${100 * changedShare} % changed`, next),
  ]
}

interface Round {
  readonly perSecond: number
  readonly wrong: string | null
  /** Seconds until the last document was read, and from then until all was counted. */
  readonly reading: number
  readonly settling: number
}

function sustained(name: string, list: readonly Round[]): Measurement {
  return measurement({
    name,
    target: { bound: 'at least', value: 30_000, unit: 'components/s' },
    samples: list.map((round) => round.perSecond),
    wrong: list.find((round) => round.wrong !== null)?.wrong ?? null,
    note: `${importItems} documents of ${componentsEach}; read in ${shown(list, 'reading')} s, then counted in ${shown(list, 'settling')} s`,
  })
}

function shown(list: readonly Round[], part: 'reading' | 'settling'): string {
  return median(list.map((round) => round[part])).toFixed(2)
}

/** One document for each of the bench's own items, all queued, until nothing is left to do. */
async function importAll(stage: Stage, compositions: readonly (readonly Component[])[]): Promise<Round> {
  const documents = compositions.map((components, index) => cycloneDx(`import ${index}`, components))
  const { reading, settling } = await send(stage, documents)
  const count = compositions.reduce((sum, components) => sum + components.length, 0)
  return { perSecond: count / (reading + settling), reading, settling, wrong: await findFault(stage, count) }
}

/** The items hold one component each, so that what comes next is as good as a first document. */
async function empty(stage: Stage, drawer: Drawer): Promise<void> {
  const [one] = drawer.draw(2)
  const little = cycloneDx('little', one === undefined ? [] : [one])
  await send(
    stage,
    Array.from({ length: importItems }, () => little),
  )
}

/** @returns seconds of both phases */
async function send(stage: Stage, documents: readonly string[]) {
  const began = performance.now()
  const { call } = await stage.operator()
  const waiting = [...documents.entries()]
  const jobs: string[] = []
  const upload = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, document] = next
      const { job } = await call(importDocument, {
        params: { id: makeId('item', stage.size.items + index) },
        query: { name: `import-${index}.json` },
        body: new Blob([document]),
      })
      jobs.push(job)
    }
  }
  await Promise.all(Array.from({ length: uploadsAtOnce }, upload))
  for (const job of jobs) await awaitJob(call, job)
  const read = performance.now()
  await (await stage.startWorker()).settled()
  return { reading: (read - began) / 1000, settling: (performance.now() - read) / 1000 }
}

/** The items hold what their documents say, and all of it is counted. */
async function findFault({ client, size }: Stage, wanted: number): Promise<string | null> {
  const { rows } = await client.query<{ held: number; pending: number }>(
    `select (select count(*)::int from inventory.occurrence where ci_id = any($1::uuid[]) and until is null) as held,
      (select count(*)::int from inventory.pending_document) as pending`,
    [Array.from({ length: importItems }, (_, index) => makeId('item', size.items + index))],
  )
  const { held = 0, pending = 0 } = rows[0] ?? {}
  if (held !== wanted) return `the items hold ${held} components instead of ${wanted}`
  return pending === 0 ? null : `${pending} documents are not counted`
}

/** One large document, SPDX where the program reads it. */
async function measureLarge(stage: Stage, drawer: Drawer): Promise<Measurement> {
  const isSpdxRead = readSbom(Buffer.from(spdx('probe', drawer.draw(2)))).ok
  const format = isSpdxRead ? 'SPDX' : 'CycloneDX'
  const samples: number[] = []
  let components: readonly Component[] = drawer.draw(largeDocument)
  for (let round = 0; round < rounds; round += 1) {
    components = drawer.next(drawer.next(components))
    const document = (isSpdxRead ? spdx : cycloneDx)('large', components)
    const { milliseconds } = await timed(() => send(stage, [document]))
    samples.push(milliseconds / 1000)
  }
  const name = `import: one ${format} document`
  return measurement({ name, target: seconds(0.5), samples, note: `${components.length} packages` })
}
