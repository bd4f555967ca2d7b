import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Case, LabelledSet, SetOrder } from '../label.ts'
import { componentName, documentOf, ecosystemOfPurl } from './documents.ts'
import { type Scenario, scenarios } from './grype-scenarios.data.ts'
import { publishVunnel } from './vunnel.ts'
import { filesOfZip } from './zip-files.ts'

/**
 * grype's matcher scenarios: each folder of records is an installation of its own, each package a document of its own.
 * What is expected is our own table, read off the records' text: the archives hold no expectations.
 */
export async function readGrype({ data, work }: SetOrder): Promise<readonly LabelledSet[] | null> {
  const archives = ['match/grype-matcher.zip', 'match/grype-misc.zip']
  const read = await Promise.all(archives.map((path) => filesOfZip(join(data, path))))
  const files = read.flatMap((one) => (one === null ? [] : [...one]))
  if (files.length === 0) return null
  const sets: LabelledSet[] = []
  for (const [folder, list] of Map.groupBy(scenarios, (one) => one.records)) {
    const place = join(work, String(sets.length))
    await mkdir(place, { recursive: true })
    const leftOut = new Map<string, number>()
    const records = files.filter(([name]) => name.includes(`${folder}/`) && name.includes('/results/'))
    const publications = await publishVunnel(
      place,
      records.filter(([name]) => name.endsWith('.json')).map(([, bytes]) => bytes),
      leftOut,
    )
    sets.push({ name: `grype ${folder.split('/').at(-1)}`, publications, cases: list.map(caseOf), leftOut })
  }
  return sets
}

function caseOf({ purl, cpe, affected, notAffected = [] }: Scenario): Case {
  const [, name = '', version = ''] = /([^/@]+)@([^?]+)/.exec(purl) ?? []
  const component = {
    name,
    version: decodeURIComponent(version),
    purl,
    ...(cpe === undefined ? {} : { cpe }),
  }
  const about = { component: componentName(purl, component), ecosystem: ecosystemOfPurl(purl), lacks: null }
  const labels = [
    ...affected.map((id) => ({ ...about, names: [id], says: 'affected' as const })),
    ...notAffected.map((id) => ({ ...about, names: [id], says: 'not-affected' as const })),
  ]
  return { name: purl, document: documentOf('scenario', [component]), labels, isComplete: true }
}
