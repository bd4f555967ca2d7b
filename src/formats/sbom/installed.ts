import { buildPurl, formatPurl } from '#versions/identifiers/purl/index.ts'
import type { ProblemLog } from '../problem-log.ts'
import { type Lightening, lighteningFor } from './details.ts'
import type { SbomComponent, SbomDependency, SbomDocument } from './model/sbom-document.ts'

/** A package as the database of an operating system lists it. */
export interface InstalledPackage {
  /** Where the list has lines. */
  readonly line: number
  /** Its place, where the list has none. */
  readonly path?: string
  readonly name: string
  readonly version: string
  /** Of an RPM, in the purl a qualifier. */
  readonly epoch?: string | null
  readonly architecture: string | null
  /** The package it was built from, where it is told: `openssl` or `openssl@3.0.11-1`. */
  readonly source: string | null
  readonly licence: string | null
  readonly homepage: string | null
  readonly supplier?: string | null
  /** What it needs, each by its name or by names of which any one is enough; null where the list does not tell. */
  readonly needs: readonly (string | readonly string[])[] | null
  /** Names by which others may need it, beside its own. */
  readonly provides: readonly string[]
}

/** Whose packages they are; null where the list does not say. */
export interface InstalledSystem {
  /** `debian` */
  readonly namespace: string | null
  /** In the words of the purl qualifier: `debian-12`. */
  readonly distro: string | null
}

/** The purl type of a list's packages. */
type InstalledType = 'deb' | 'apk' | 'rpm' | 'alpm' | 'opkg'

/**
 * The document that a list of installed packages is: no subject, no maker, no date. The packages are used up: half a
 * million do not fit beside the components they become.
 */
export function installedDocument(
  list: {
    readonly format: string
    readonly type: InstalledType
    readonly packages: InstalledPackage[]
  },
  system: InstalledSystem,
  log: ProblemLog,
): SbomDocument {
  const lighten = lighteningFor({ components: list.packages.length }, log)
  const dependencies = dependenciesAmong(list.packages)
  const means = { type: list.type, system, log, lighten }
  return {
    format: list.format,
    specVersion: null,
    serial: null,
    revision: null,
    created: null,
    authors: [],
    tools: [],
    supplier: null,
    manufacturer: null,
    lifecycles: ['operations'],
    subject: null,
    components: becomeComponents(list.packages, means),
    dependencies,
    linked: [],
    unused: [],
  }
}

interface Means {
  readonly type: InstalledType
  readonly system: InstalledSystem
  readonly log: ProblemLog
  readonly lighten: Lightening
}

/** One array for all empty lists: packages may come by the hundred thousand. */
const none: readonly never[] = Object.freeze([])

function becomeComponents(packages: InstalledPackage[], means: Means): readonly SbomComponent[] {
  const components: SbomComponent[] = []
  packages.reverse()
  for (let next = packages.pop(); next !== undefined; next = packages.pop())
    components.push(componentOf(next, means))
  return components
}

function componentOf(found: InstalledPackage, means: Means): SbomComponent {
  const { name, version, licence, homepage, supplier = null } = found
  const component = {
    ref: name,
    path: placeOf(found),
    parent: null,
    kind: null,
    group: null,
    name,
    version,
    versionRange: null,
    purl: purlOf(found, means),
    cpe: null,
    scope: null,
    isExternal: null,
    supplier,
    manufacturer: null,
    publisher: null,
    authors: none,
    hashes: none,
    licences:
      licence === null
        ? none
        : [{ kind: 'name' as const, text: licence, acknowledgement: 'declared' as const }],
    references: homepage === null ? none : [{ kind: 'website', url: homepage }],
    properties: none,
    statesDependencies: found.needs !== null,
  }
  means.lighten(component)
  return component
}

function placeOf({ path, line }: InstalledPackage): string {
  // Joined, it is one text; added up it would keep its parts.
  return path ?? ['/line', line].join('/')
}

function purlOf(
  found: InstalledPackage,
  { type, system, log }: Pick<Means, 'type' | 'system' | 'log'>,
): string | null {
  const { name, version, architecture, source, epoch = null } = found
  const told = [
    ['arch', architecture],
    ['distro', system.distro],
    ['epoch', epoch],
    ['upstream', source],
  ] as const
  const qualifiers = told.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
  const built = buildPurl({ type, namespace: system.namespace, name, version, qualifiers, subpath: null })
  if (built.ok) return formatPurl(built.value)
  for (const { code, facts } of built.problems) log.add(placeOf(found), code, { ...facts, purl: name })
  return null
}

/** Who needs whom among what is installed; what is not installed is no edge. */
function dependenciesAmong(packages: readonly InstalledPackage[]): readonly SbomDependency[] {
  const positions = new Map<string, number>()
  packages.forEach(({ name }, position) => {
    if (!positions.has(name)) positions.set(name, position)
  })
  packages.forEach(({ provides }, position) => {
    for (const name of provides) if (!positions.has(name)) positions.set(name, position)
  })
  return packages.flatMap(({ needs }, from) => {
    const needed = (needs ?? []).flatMap((names) =>
      [names]
        .flat()
        .flatMap((name) => positions.get(name) ?? [])
        .slice(0, 1),
    )
    return [...new Set(needed)].flatMap((to) =>
      to === from ? [] : [{ from, to, kind: 'depends-on' as const }],
    )
  })
}
