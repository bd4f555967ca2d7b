import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFingerprint } from '../stage/place.ts'
import { tell, telling } from '../stage/tell.ts'
import { compareSet } from './compare.ts'
import type { Line } from './figures.ts'
import { type Ground, openGround } from './ground.ts'
import { openInstallation } from './installation.ts'
import type { LabelledSet, Publication } from './label.ts'
import type { Report } from './report.ts'
import { readers } from './sets/index.ts'

/** What is to be compared: the folder of real data, and which kinds of sets (empty: all). */
export interface RunOrder {
  readonly data: string
  readonly kinds: readonly string[]
}

/** Compares what we find with what is labelled, in installations that know what each set publishes. */
export async function runAccuracy({ data, kinds }: RunOrder): Promise<Report> {
  const ground = await openGround()
  try {
    const lines: Line[] = []
    const leftOut: Report['leftOut'][number][] = []
    const remarks: string[] = []
    for (const [kind, read] of readers) {
      if (kinds.length > 0 && !kinds.includes(kind)) continue
      const work = join(ground.folder, 'work', kind)
      await rm(work, { recursive: true, force: true })
      await mkdir(work, { recursive: true })
      const sets = await telling(`${kind} read`, () => read({ data, work }))
      if (sets === null) remarks.push(`${kind}: its data are absent`)
      for (const set of sets ?? []) {
        const compared = await telling(`${set.name} compared`, () => compare(ground, set))
        lines.push(...compared.lines)
        remarks.push(...compared.notTaken.map((text) => `${set.name}: not imported whole: ${text}`))
        leftOut.push(...[...set.leftOut].map(([reason, count]) => ({ set: set.name, reason, count })))
      }
    }
    return { lines, leftOut, remarks }
  } finally {
    await ground.close()
  }
}

async function compare(ground: Ground, set: LabelledSet) {
  const fingerprint = await fingerprintOf(set.publications)
  const name = nameOf(set.publications)
  const marker = join(ground.folder, `${name}.json`)
  const made = await readMade(marker)
  const isKept = made?.fingerprint === fingerprint
  const installation = await openInstallation(isKept ? ground.kept(name) : await ground.fresh(name))
  try {
    const notTaken = isKept ? made.notTaken : await installation.importAll(set.publications)
    if (!isKept) tell(`${set.name} imported`)
    await writeFile(marker, JSON.stringify({ fingerprint, notTaken }))
    return { lines: await compareSet(installation.context, set), notTaken }
  } finally {
    await installation.close()
  }
}

/** By where its publications lie: a newer one takes the older one's place, and sets that know the same share one. */
function nameOf(publications: readonly Publication[]): string {
  return `set-${createHash('sha256').update(JSON.stringify(publications)).digest('hex').slice(0, 12)}`
}

async function readMade(marker: string) {
  const text = await readFile(marker, 'utf8').catch(() => null)
  if (text === null) return null
  const { fingerprint, notTaken } = Object(JSON.parse(text))
  return { fingerprint: String(fingerprint), notTaken: Array.isArray(notTaken) ? notTaken.map(String) : [] }
}

/** An installation is kept as long as schema, version schemes, sources, rules and what was imported are the same. */
async function fingerprintOf(publications: readonly Publication[]): Promise<string> {
  const hash = createHash('sha256').update(await readFingerprint())
  const ours = ['../../src/domains/matching/ranges', '../../src/formats/advisory', '../../src/versions']
  for (const folder of ours) await addFolder(hash, join(import.meta.dirname, folder))
  for (const { source, path } of publications) {
    hash.update(source)
    await addFolder(hash, path)
  }
  return hash.digest('hex')
}

async function addFolder(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(path)
  if (!found.isDirectory()) {
    hash.update(`${path} ${found.size}`).update(await readFile(path))
    return
  }
  for (const name of (await readdir(path)).toSorted()) await addFolder(hash, join(path, name))
}
