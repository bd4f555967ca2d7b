import { type Catalogue, nameOf, type Package } from './catalogue.ts'
import { type Ecosystem, ecosystems } from './ecosystems.data.ts'
import { type Random, samplerOf, seededRandom } from './random.ts'
import { sentences } from './words.data.ts'

/** One package in an advisory: affected from the beginning up to the fixed version. */
interface Affected {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly fixed: string
  /** Versions listed one by one, as PyPI's records do. */
  readonly versions: readonly string[]
}

/** What one advisory of the made-up source will say. */
export interface AdvisoryPlan {
  /** From 0; the record's id and CVE are made of it. */
  readonly number: number
  readonly affected: readonly Affected[]
  readonly withdrawn: boolean
}

/** Of the distinct components, how many are affected by something. */
const affectedShare = 0.03
/** Of the advisories, how many name packages that are held, in versions that are not. */
const missShare = 0.06
/** Of the advisories, how many have been withdrawn. */
const withdrawnShare = 0.01
/** Packages that advisories name and nobody holds. */
const otherPackages = 60_000
/** Advisories of the most afflicted package. */
const mostPerPackage = 40

/**
 * Plans the advisories: about three in a hundred components affected, popular ones more likely and by more
 * advisories; some that name held packages in other versions; the others name packages that nobody holds.
 * @param isOrdered whether versions of the ecosystem have an order in this program; only those are afflicted, as
 *   else every version would be undetermined
 */
export function planAdvisories(
  catalogue: Catalogue,
  count: number,
  isOrdered: (ecosystem: Ecosystem) => boolean,
): readonly AdvisoryPlan[] {
  const random = seededRandom('advisories')
  const packages = catalogue.packages.filter((one) => one.weight > 0 && isOrdered(one.ecosystem))
  const hits = planHits(random, packages, Math.ceil(catalogue.components.length * affectedShare))
  const misses = Array.from({ length: Math.floor(count * missShare) }, () =>
    missOf(random.pick(packages), random),
  )
  const known = [...hits, ...misses].slice(0, count)
  const others = Array.from({ length: count - known.length }, () => otherOf(random))
  const affected = shuffled([...known, ...others], random)
  return affected.map((first, number) => ({
    number,
    affected: random.next() < 0.1 ? [first, otherOf(random)] : [first],
    withdrawn: random.next() < withdrawnShare,
  }))
}

function planHits(random: Random, packages: readonly Package[], wanted: number): readonly Affected[] {
  const sampler = samplerOf(packages.map((one) => one.weight ** 0.7))
  const hit = new Set<Package>()
  const planned: Affected[] = []
  for (let affected = 0, tries = 0; affected < wanted && tries < 50 * packages.length; tries += 1) {
    const rank = sampler.draw(random)
    const one = packages[rank]
    if (one === undefined || hit.has(one)) continue
    hit.add(one)
    const cut = 1 + random.below(Math.max(1, Math.ceil(one.versions.length / 3)))
    affected += cut
    planned.push(upTo(one, cut))
    const more = Math.floor(mostPerPackage * random.next() ** 3)
    for (let extra = 0; extra < more; extra += 1) planned.push(upTo(one, 1 + random.below(cut)))
  }
  return planned
}

/** @param cut how many of the held versions are affected, the oldest first */
function upTo({ ecosystem, name, versions }: Package, cut: number): Affected {
  const fixed = versions[cut] ?? laterThan(versions.at(-1) ?? '0.0.0')
  return affectedOf({ ecosystem, name, fixed }, versions.slice(0, cut))
}

function missOf({ ecosystem, name }: Package, random: Random): Affected {
  return affectedOf(
    { ecosystem, name, fixed: written(ecosystem, `0.${random.below(9)}.${1 + random.below(9)}`) },
    [],
  )
}

function otherOf(random: Random): Affected {
  const ecosystem = random.pick(ecosystems)
  const rank = Math.floor(otherPackages * random.next() ** 2)
  const fixed = written(ecosystem, `${1 + random.below(5)}.${random.below(20)}.${random.below(9)}`)
  return affectedOf({ ecosystem, name: nameOf(ecosystem, rank, 'other'), fixed }, [])
}

function affectedOf(one: Omit<Affected, 'versions'>, held: readonly string[]): Affected {
  const listed =
    one.ecosystem.type === 'pypi' ? [...Array.from({ length: 12 }, (_, n) => `0.${n}.0`), ...held] : []
  return { ...one, versions: listed }
}

function written(ecosystem: Ecosystem, version: string): string {
  return ecosystem.type === 'deb' ? `${version}-1` : version
}

function laterThan(version: string): string {
  const [, lead = '', major = '0'] = /^(v?)(\d+)/.exec(version) ?? []
  return `${lead}${Number(major) + 1}.0.0`
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const copy = [...list]
  for (let end = copy.length - 1; end > 0; end -= 1) {
    const other = random.below(end + 1)
    const [a, b] = [copy[end], copy[other]]
    if (a === undefined || b === undefined) continue
    copy[end] = b
    copy[other] = a
  }
  return copy
}

const ratings = ['LOW', 'MODERATE', 'MODERATE', 'HIGH', 'HIGH', 'CRITICAL'] as const

/** CVEs of the plan: years and numbers that nobody has. */
export function cveOf(number: number): string {
  return `CVE-${2016 + (number % 11)}-${9_000_000 + number}`
}

/** The record's own id. */
export function recordIdOf(number: number): string {
  return `BENCH-${String(number).padStart(6, '0')}`
}

/**
 * The advisory as an OSV record.
 * @param revision later ones were modified later and say it otherwise; odd ones also call one more version affected
 */
export function osvRecord(plan: AdvisoryPlan, revision = 0): object {
  const random = seededRandom(`advisory ${plan.number}`)
  const day = new Date(Date.UTC(2016 + (plan.number % 10), random.below(12), 1 + random.below(28)))
  const modified = new Date(day.getTime() + 30 * 86_400_000 + revision * 1000).toISOString()
  const summary = random.pick(sentences)
  const says = Array.from({ length: 4 + random.below(8) }, () => random.pick(sentences))
  return {
    schema_version: '1.7.0',
    id: recordIdOf(plan.number),
    aliases: [cveOf(plan.number)],
    published: day.toISOString(),
    modified,
    ...(plan.withdrawn ? { withdrawn: modified } : {}),
    summary,
    details: `### Impact\n${says.join(' ')}\n\n### Revision\n${revision}`,
    severity: [{ type: 'CVSS_V3', score: vectorOf(random) }],
    affected: plan.affected.map(({ ecosystem, name, fixed, versions }) => ({
      package: { ecosystem: ecosystem.osv, name },
      ranges: [
        {
          type: ecosystem.type === 'npm' || ecosystem.type === 'golang' ? 'SEMVER' : 'ECOSYSTEM',
          events: [{ introduced: '0' }, { fixed: fixedIn(ecosystem, fixed, revision) }],
        },
      ],
      ...(versions.length > 0 ? { versions } : {}),
    })),
    references: [1, 2, 3].map((nth) => ({
      type: nth === 1 ? 'ADVISORY' : 'WEB',
      url: `https://advisories.example.org/${plan.number}/${nth}`,
    })),
    database_specific: { severity: random.pick(ratings), cwe_ids: ['CWE-20'] },
  }
}

function fixedIn({ type }: Ecosystem, fixed: string, revision: number): string {
  const plain = type === 'golang' ? fixed.replace(/^v/, '') : fixed
  if (revision % 2 === 0) return plain
  return plain.replace(/^(\d+\.\d+\.)(\d+)/, (_, lead: string, last: string) => `${lead}${Number(last) + 1}`)
}

function vectorOf(random: Random): string {
  const one = (letters: string) => random.pick([...letters])
  return `CVSS:3.1/AV:${one('NNAL')}/AC:${one('LLH')}/PR:${one('NLH')}/UI:${one('NR')}/S:${one('UUC')}/C:${one('HLN')}/I:${one('HLN')}/A:${one('HLN')}`
}
