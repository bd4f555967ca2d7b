import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntries } from '#platform/archives/index.ts'
import { osvEcosystems } from '#versions/identifiers/package-key/osv-ecosystems.data.ts'

/** A package that some record names: the purl type of its ecosystem, and its name as OSV writes it. */
export interface NamedPackage {
  readonly type: string
  readonly name: string
}

/** Which packages of languages the records name. */
export interface KnownPackages {
  /** By the last part of the name, as labels give it: `log4j-core` for `org.apache.logging.log4j:log4j-core`. */
  named(shortName: string): readonly NamedPackage[]
  /** Those that the records of a vulnerability name, by any of its names. */
  ofVulnerability(name: string): readonly NamedPackage[]
}

/** Reads every OSV record of a language's ecosystem below the folder. */
export async function readKnownPackages(folder: string): Promise<KnownPackages> {
  const byShortName = new Map<string, Map<string, NamedPackage>>()
  const byVulnerability = new Map<string, NamedPackage[]>()
  for (const path of await listZips(folder)) {
    for await (const { bytes } of readEntries(path, { accept: () => true, onProblem: () => undefined })) {
      const record = Object(JSON.parse(Buffer.from(bytes).toString()))
      const packages = packagesOf(record)
      for (const one of packages) noteName(byShortName, one)
      for (const name of namesOf(record)) {
        byVulnerability.set(name, [...(byVulnerability.get(name) ?? []), ...packages])
      }
    }
  }
  return {
    named: (shortName) => [...(byShortName.get(shortName.toLowerCase())?.values() ?? [])],
    ofVulnerability: (name) => byVulnerability.get(name) ?? [],
  }
}

/** The name by which a label would call the package. */
export function shortNameOf({ type, name }: NamedPackage): string {
  const short = type === 'maven' ? name.split(':').at(-1) : name
  return (short ?? name).toLowerCase()
}

async function listZips(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const names = await readdir(folder)
  return (
    names
      // Names of Bitnami's are those of its own images' applications.
      .filter((name) => osvEcosystems.get(name)?.length === 1 && name !== 'Bitnami')
      .toSorted()
      .map((name) => join(folder, name, 'all.zip'))
      .filter((path) => existsSync(path))
  )
}

function packagesOf({ affected }: Record<string, unknown>): readonly NamedPackage[] {
  const packages = (Array.isArray(affected) ? affected : []).flatMap((one): NamedPackage[] => {
    const { ecosystem, name } = Object(Object(one).package)
    const type = typeof ecosystem === 'string' ? typeOf(ecosystem.split(':')[0] ?? '') : undefined
    return type === undefined || typeof name !== 'string' ? [] : [{ type, name }]
  })
  return [...new Map(packages.map((one) => [`${one.type} ${one.name}`, one])).values()]
}

function typeOf(ecosystem: string): string | undefined {
  const [type, namespace] = osvEcosystems.get(ecosystem) ?? []
  return namespace === undefined && type !== 'bitnami' ? type : undefined
}

function namesOf({ id, aliases }: Record<string, unknown>): readonly string[] {
  return [id, ...(Array.isArray(aliases) ? aliases : [])].filter((one) => typeof one === 'string')
}

function noteName(byShortName: Map<string, Map<string, NamedPackage>>, one: NamedPackage): void {
  const shortName = shortNameOf(one)
  const known = byShortName.get(shortName) ?? new Map<string, NamedPackage>()
  known.set(`${one.type} ${one.name}`, one)
  byShortName.set(shortName, known)
}
