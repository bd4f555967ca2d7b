import { join } from 'node:path'
import type { Case, Label, LabelledSet, SetOrder } from '../label.ts'
import { type Component, componentName, count, documentOf, ecosystemOfPurl } from './documents.ts'
import { publishOsv } from './osv-record.ts'
import { readSources, type Sources } from './sources.ts'
import { recordsOfTrivyDb } from './trivy-db.ts'
import { filesOfZip } from './zip-files.ts'

/** The goldens of trivy's integration tests, with the vulnerability database of their fixtures. */
export async function readTrivy({ data, work }: SetOrder): Promise<readonly LabelledSet[] | null> {
  const fixtures = await filesOfZip(join(data, 'match/trivy-fixtures.zip'))
  const goldens = await filesOfZip(join(data, 'match/trivy-golden.zip'))
  if (fixtures === null || goldens === null) return null
  const leftOut = new Map<string, number>()
  const publication = await publishOsv(work, recordsOfTrivyDb(fixtures, leftOut))
  const sources = await readSources(join(data, 'sbom'))
  const cases = [...goldens].flatMap(([name, bytes]) =>
    casesOf({ name, golden: readGolden(name, bytes), fixtures, sources, leftOut }),
  )
  return [{ name: 'trivy', publications: [publication], cases, leftOut }]
}

interface Finding {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly purl: string
}

interface Result {
  readonly target: string
  readonly isPackages: boolean
  readonly findings: readonly Finding[]
}

interface Golden {
  readonly artifact: string
  readonly kind: string
  readonly results: readonly Result[]
}

interface Reading {
  readonly name: string
  readonly golden: Golden | null
  readonly fixtures: ReadonlyMap<string, Uint8Array>
  readonly sources: Sources
  readonly leftOut: Map<string, number>
}

/** What a golden was told to hold back: then what is found beyond it says nothing. */
function isNarrowed(name: string): boolean {
  return /ignore|vex|skip|severity|medium|high|critical|policy/i.test(name)
}

function casesOf(reading: Reading): readonly Case[] {
  const { name, golden, leftOut } = reading
  if (golden === null) {
    count(leftOut, 'goldens of another kind than vulnerabilities')
    return []
  }
  if (golden.kind === 'container_image') return imageCases(reading, golden)
  if (golden.kind === 'cyclonedx') {
    const path = golden.artifact.replace(/^.*?(?=sbom\/)/, '')
    return documentCase(reading, path, golden.results)
  }
  const folder = golden.artifact.replace(/^.*?(?=repo\/)/, '')
  const results = golden.results.filter((result) => result.isPackages)
  if (results.length === 0) count(leftOut, 'goldens of another kind than vulnerabilities')
  return results.flatMap((result) =>
    documentCase({ ...reading, name }, `${folder}/${result.target}`, [result]),
  )
}

function documentCase(
  { name, fixtures, leftOut }: Reading,
  path: string,
  results: readonly Result[],
): readonly Case[] {
  const bytes = fixtures.get(path)
  if (bytes === undefined) {
    count(leftOut, 'goldens whose input is not in the fixtures')
    return []
  }
  const labels = results.flatMap((result) => result.findings.map((one) => labelOf(one, null)))
  const document = { name: path.split('/').at(-1) ?? path, bytes }
  const whole = { name: `${name} ${path}`, document, labels, isComplete: !isNarrowed(name) }
  return withSums(whole, path, fixtures)
}

/**
 * A module file of Go before 1.17 names direct modules alone; the others stand in the sums beside it, as a document of
 * their own. Those list older versions too, so that what is found beyond the golden says nothing.
 */
function withSums(one: Case, path: string, fixtures: ReadonlyMap<string, Uint8Array>): readonly Case[] {
  const sums = path.endsWith('/go.mod') ? fixtures.get(path.replace(/go\.mod$/, 'go.sum')) : undefined
  if (sums === undefined) return [one]
  const text = Buffer.from(one.document.bytes).toString()
  const isNamed = ({ component }: Label) => text.includes(component.replace(/^pkg:golang\/|@.*$/g, ''))
  const beside = one.labels.filter((label) => !isNamed(label))
  if (beside.length === 0) return [one]
  return [
    { ...one, labels: one.labels.filter(isNamed) },
    {
      name: `${one.name} go.sum`,
      document: { name: 'go.sum', bytes: sums },
      labels: beside,
      isComplete: false,
    },
  ]
}

/** Of images only what was found is told: a document of these packages, which asks whether they are found again. */
function imageCases({ name, sources, leftOut }: Reading, golden: Golden): readonly Case[] {
  const findings = golden.results.flatMap((result) => result.findings)
  if (findings.length === 0) {
    count(leftOut, 'images without any finding')
    return []
  }
  const components = new Map<string, Component>()
  const labels = findings.map((finding) => {
    const told = sources.withSource(finding.purl)
    components.set(finding.purl, { name: finding.name, version: finding.version, purl: told.purl })
    return labelOf(finding, told.isTold ? null : 'source')
  })
  const document = documentOf(name, [...components.values()])
  return [{ name, document, labels, isComplete: !isNarrowed(name) }]
}

function labelOf({ id, purl, name, version }: Finding, lacks: Label['lacks']): Label {
  return {
    component: componentName(purl, { name, version }),
    names: [id],
    says: 'affected',
    ecosystem: ecosystemOfPurl(purl),
    lacks,
  }
}

function readGolden(name: string, bytes: Uint8Array): Golden | null {
  if (!name.endsWith('.json.golden')) return null
  const {
    ArtifactName: artifact,
    ArtifactType: kind,
    Results: results,
  } = JSON.parse(Buffer.from(bytes).toString())
  if (typeof artifact !== 'string') return null
  return { artifact, kind: String(kind), results: (Array.isArray(results) ? results : []).map(readResult) }
}

function readResult(result: unknown): Result {
  const { Target: target, Class: kind, Vulnerabilities: vulnerabilities } = Object(result)
  const findings = (Array.isArray(vulnerabilities) ? vulnerabilities : []).map((one: unknown): Finding => {
    const {
      VulnerabilityID: id,
      PkgName: name,
      InstalledVersion: version,
      PkgIdentifier: identifier,
    } = Object(one)
    return {
      id: String(id),
      name: String(name),
      version: String(version),
      purl: String(Object(identifier).PURL),
    }
  })
  return { target: String(target), isPackages: /-pkgs$/.test(String(kind)), findings }
}
