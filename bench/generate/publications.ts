import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type AdvisoryPlan, cveOf, osvRecord, recordIdOf } from './advisories.ts'
import { ecosystems } from './ecosystems.data.ts'
import { seededRandom } from './random.ts'
import { zipOf } from './zip.ts'

/** A file as a source publishes it. */
export interface Publication {
  readonly source: 'osv' | 'kev' | 'epss'
  readonly name: string
  readonly path: string
}

const recordsPerZip = 60_000

/** Writes what the made-up sources publish into the folder: zips of advisories by ecosystem, and the two lists. */
export async function publish(folder: string, plans: readonly AdvisoryPlan[]): Promise<void> {
  for (const { source, name, content } of [...zipsOf(plans), listOfExploited(plans), listOfScores(plans)]) {
    await mkdir(join(folder, source), { recursive: true })
    await writeFile(join(folder, source, name), content())
  }
}

/** What `publish` wrote, records before what is said about them. */
export async function publicationsIn(folder: string): Promise<readonly Publication[]> {
  const found: Publication[] = []
  for (const source of ['osv', 'kev', 'epss'] as const) {
    const names = (await readdir(join(folder, source))).toSorted()
    found.push(...names.map((name) => ({ source, name, path: join(folder, source, name) })))
  }
  return found
}

interface Draft extends Omit<Publication, 'path'> {
  content(): Buffer
}

function zipsOf(plans: readonly AdvisoryPlan[]): readonly Draft[] {
  return ecosystems.flatMap(({ type }) => {
    const own = plans.filter(({ affected: [first] }) => first?.ecosystem.type === type)
    const count = Math.ceil(own.length / recordsPerZip)
    return Array.from({ length: count }, (_, nth) => ({
      source: 'osv' as const,
      name: `${type}-${nth}.zip`,
      content: () => zipOf(filesOf(own.slice(nth * recordsPerZip, (nth + 1) * recordsPerZip))),
    }))
  })
}

/** The files of a zip, one for each advisory. */
export function* filesOf(
  plans: readonly AdvisoryPlan[],
  revision = 0,
): Generator<{ readonly name: string; readonly bytes: Buffer }> {
  for (const plan of plans) {
    yield {
      name: `${recordIdOf(plan.number)}.json`,
      bytes: Buffer.from(JSON.stringify(osvRecord(plan, revision))),
    }
  }
}

/** One CVE in two hundred is exploited. */
function listOfExploited(plans: readonly AdvisoryPlan[]): Draft {
  const random = seededRandom('exploited')
  const vulnerabilities = plans
    .filter(() => random.below(200) === 0)
    .map(({ number }) => ({
      cveID: cveOf(number),
      vendorProject: 'Example',
      product: `Product ${number}`,
      vulnerabilityName: `Example Product ${number} Vulnerability`,
      dateAdded: '2026-01-04',
      shortDescription: 'Made up.',
      requiredAction: 'Apply updates.',
      dueDate: '2026-01-25',
      knownRansomwareCampaignUse: 'Unknown',
      notes: '',
      cwes: [],
    }))
  const list = {
    title: 'Known exploited',
    catalogVersion: '2026.01.05',
    dateReleased: '2026-01-05T00:00:00.000Z',
    count: vulnerabilities.length,
    vulnerabilities,
  }
  return {
    source: 'kev',
    name: 'known_exploited_vulnerabilities.json',
    content: () => Buffer.from(JSON.stringify(list)),
  }
}

/** Four of five have a score, most of them a low one. */
function listOfScores(plans: readonly AdvisoryPlan[]): Draft {
  const random = seededRandom('scores')
  const scored = plans.filter(() => random.next() < 0.8)
  const lines = scored.map(({ number }) => {
    const percentile = random.next()
    return `${cveOf(number)},${(percentile ** 6).toFixed(5)},${percentile.toFixed(5)}`
  })
  const head = ['#model_version:v2026.01.01,score_date:2026-01-05T00:00:00+0000', 'cve,epss,percentile']
  const content = () => gzipSync([...head, ...lines, ''].join('\n'))
  return { source: 'epss', name: 'epss_scores-2026-01-05.csv.gz', content }
}
