import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Case, Label, LabelledSet, Publication, Saying, SetOrder } from '../label.ts'
import { type Component, componentName, count, documentOf, ecosystemOfPurl } from './documents.ts'
import { distributionOfImage } from './images.ts'
import { type Given, type Inferred, inferPackage } from './infer-package.ts'
import { readKnownPackages } from './known-packages.ts'
import { readKnownProducts } from './known-products.ts'
import { readSources } from './sources.ts'

/** Labels of matches in container images: true and false ones, as people of anchore judged them. */
export async function readAnchoreLabels({ data }: SetOrder): Promise<readonly LabelledSet[] | null> {
  const folder = join(data, 'match/anchore-labels')
  if (!existsSync(folder)) return null
  const known = await readKnownPackages(join(data, 'osv'))
  const sources = await readSources(join(data, 'sbom'))
  const products = await readKnownProducts(join(data, 'nvd'))
  const tags = await readTags(folder)
  const leftOut = new Map<string, number>()
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson.gz')).toSorted()
  const cases: Case[] = []
  for (const file of files) {
    const lines = gunzipSync(await readFile(join(folder, file)))
      .toString()
      .split('\n')
    const judgements = lines.flatMap((line) => (line === '' ? [] : readJudgement(JSON.parse(line))))
    const image = tags.get(digestOf(file)) ?? file.replaceAll('+', '/')
    const distribution = distributionOfImage(
      image.toLowerCase(),
      judgements.map((one) => one.version),
    )
    const infer = (given: Given) => inferPackage(given, { distribution, known, sources, products })
    cases.push(caseOf({ image, judgements, infer, leftOut }))
  }
  return [{ name: 'labels', publications: publicationsIn(data), cases, leftOut }]
}

/** Everything that says which versions are affected. */
export function publicationsIn(data: string): readonly Publication[] {
  const folders = [
    { source: 'osv', path: join(data, 'osv') },
    { source: 'osv', path: join(data, 'ghsa-layout') },
    { source: 'cve', path: join(data, 'cve5') },
    { source: 'nvd', path: join(data, 'nvd/nvd-1.1') },
    { source: 'nvd', path: join(data, 'nvd/anchore-nvd-data-overrides') },
    { source: 'csaf', path: join(data, 'csaf/redhat-advisories.zip') },
    { source: 'csaf', path: join(data, 'csaf/redhat-vex.zip') },
    { source: 'csaf', path: join(data, 'csaf/vendors-misc') },
  ]
  return folders.filter(({ path }) => existsSync(path))
}

interface Judgement {
  readonly name: string
  readonly version: string
  readonly names: readonly string[]
  readonly says: Saying
}

const sayings: ReadonlyMap<unknown, Saying> = new Map([
  ['TP', 'affected'],
  ['FP', 'not-affected'],
  ['??', 'unsure'],
])

function readJudgement(line: unknown): Judgement[] {
  const { package: about, label, effective_cve: cve, vulnerability_id: id } = Object(line)
  const { name, version } = Object(about)
  const says = sayings.get(label)
  if (typeof name !== 'string' || typeof version !== 'string' || says === undefined) return []
  const names = [cve, id].filter((one) => typeof one === 'string')
  return [{ name, version, names: [...new Set(names)], says }]
}

/** The lists of images name each with its tag and digest; the labels know the digest alone. */
async function readTags(folder: string): Promise<ReadonlyMap<string, string>> {
  const lists = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
  const texts = await Promise.all(lists.map((name) => readFile(join(folder, name), 'utf8')))
  const found = texts.flatMap((text) => [...text.matchAll(/([\w./:-]+)@sha256:([0-9a-f]{64})/g)])
  return new Map(found.map(([, image = '', digest = '']) => [digest, image]))
}

function digestOf(file: string): string {
  return /[0-9a-f]{64}/.exec(file)?.[0] ?? ''
}

interface Image {
  readonly image: string
  readonly judgements: readonly Judgement[]
  readonly infer: (given: Given) => Inferred
  readonly leftOut: Map<string, number>
}

function caseOf({ image, judgements, infer, leftOut }: Image): Case {
  const components = new Map<string, Component>()
  const labels: Label[] = []
  for (const group of Map.groupBy(judgements, (one) => `${one.name} ${one.version}`).values()) {
    const [{ name, version } = { name: '', version: '' }] = group
    const namesOf = (list: readonly Judgement[]) => list.flatMap((one) => one.names)
    const confirmed = namesOf(group.filter((one) => one.says === 'affected'))
    const given = { name, version, confirmed }
    const { purl, cpe, lacks, because } = infer(given)
    if (purl === null && cpe === null)
      count(leftOut, `packages whose ecosystem cannot be inferred: ${because}`)
    const component = componentName(purl, { name, version })
    components.set(component, { name, version, purl, ...(cpe === null ? {} : { cpe }) })
    const ecosystem = ecosystemOf(purl, cpe)
    for (const { names, says } of agreed(group, leftOut))
      labels.push({ component, names, says, ecosystem, lacks })
  }
  return { name: image, document: documentOf('image', [...components.values()]), labels, isComplete: false }
}

function ecosystemOf(purl: string | null, cpe: string | null): string {
  if (purl !== null) return ecosystemOfPurl(purl)
  return cpe === null ? '?' : 'cpe'
}

/** One statement for each vulnerability; where people contradict each other there is none. */
function agreed(group: readonly Judgement[], leftOut: Map<string, number>) {
  return [...Map.groupBy(group, (one) => one.names[0] ?? '').values()].flatMap((same) => {
    const says = new Set(same.map((one) => one.says).filter((one) => one !== 'unsure'))
    if (says.size > 1) {
      count(leftOut, 'labels that contradict each other')
      return []
    }
    const [only = 'unsure' as const] = says
    return [{ names: [...new Set(same.flatMap((one) => one.names))], says: only }]
  })
}
