import {
  listPackageItems as listItemsRoute,
  listPackageVulnerabilities as listVulnerabilitiesRoute,
  readPackage as readRoute,
  type VersionLife,
} from '#contract/matching/packages.ts'
import type { Context } from '#domains/identity/index.ts'
import { licencesIn } from '#formats/licence/stated-licences.ts'
import { isOverOn, releaseOf } from '#formats/life/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { shownOwners } from '../impact/impact-actions.ts'
import { presentItem, presentOwner, readPlace } from '../impact/impact-routes.ts'
import {
  listPackageItems,
  listPackageVulnerabilities,
  readPackage,
  type UsedPackage,
} from './package-actions.ts'
import type { KnownPlace, KnownRow } from './package-vulnerability-view.ts'

const answer = answering<Context>()

/** A package: where it is used, and what is known of it. */
export const packageRoutes = [
  answer(readRoute, async ({ context, query }) => presentPackage(await readPackage(context, query.key))),
  answer(listItemsRoute, async ({ context, query }) => {
    const { rows, total, names } = await listPackageItems(context, {
      packageKey: query.key,
      componentId: query.component === undefined ? undefined : Number(query.component),
      after: readPlace(query.cursor),
      limit: query.limit,
    })
    const last = rows.length === query.limit ? rows.at(-1)?.at : undefined
    const next = last === undefined ? null : writeCursor([last.place, last.folded, last.id])
    return { rows: rows.map((row) => presentItem(row, names)), next, total }
  }),
  answer(listVulnerabilitiesRoute, async ({ context, query }) => {
    const { rows, total } = await listPackageVulnerabilities(context, {
      packageKey: query.key,
      after: readKnownPlace(query.cursor),
      limit: query.limit,
    })
    const last = rows.length === query.limit ? rows.at(-1)?.at : undefined
    return { rows: rows.map(presentKnown), next: last === undefined ? null : writePlace(last), total }
  }),
]

function presentPackage({ packageKey, rows, tallies, names, products, cpes, day }: UsedPackage) {
  const { versions, versionCount, componentCount, uncomparable, above, vulnerabilities } = rows
  const slash = packageKey.indexOf('/')
  return {
    packageKey,
    name: packageKey.slice(slash + 1),
    ecosystem: packageKey.slice(0, Math.max(slash, 0)),
    counts: {
      cis: tallies.all.cis,
      verdicts: tallies.all.verdicts ?? { affected: 0, undetermined: 0, none: 0 },
      versions: versionCount,
      components: componentCount,
      uncomparable,
      above: above.reduce((sum, { cis }) => sum + cis, 0),
    },
    vulnerabilities,
    versions: versions.map(({ licences, ...version }) => ({
      ...version,
      licences: licencesIn(licences),
      ...lifeOf(version.version, products, day),
    })),
    owners: tallies.owners
      .slice(0, shownOwners)
      .map(({ key, cis }) => ({ ...presentOwner(key, names), cis })),
    ownerCount: tallies.owners.length,
    products: products.map(({ source, name, label, url }) => ({ source, name, label, url })),
    cpes: cpes.map((one) => ({ ...one, from: [...one.from] })),
  }
}

/** The first product with a release line that the version belongs to. */
function lifeOf(
  version: string,
  products: UsedPackage['products'],
  day: string,
): { readonly life?: VersionLife } {
  for (const { name, releases } of products) {
    const release = releaseOf(releases, version)
    if (release === null) continue
    const { support, extendedSupport, latest } = release
    return {
      life: {
        product: name,
        release: release.name,
        support: { on: support.on, isOver: isOverOn(support, day) },
        extendedSupport: { on: extendedSupport.on, isOver: isOverOn(extendedSupport, day) },
        latest: latest?.name ?? null,
      },
    }
  }
  return {}
}

function presentKnown({ at: _, statements, touched, ...row }: KnownRow) {
  return {
    ...row,
    statements: statements.map((one) => ({ ...one, fixed: [...new Set(one.fixed)] })),
    touched: [...touched],
  }
}

function writePlace({ place, exploited, epss, score, id }: KnownPlace): string {
  return writeCursor([place, exploited ? 1 : 0, epss, score, id])
}

function readKnownPlace(cursor: string | undefined): KnownPlace | undefined {
  const [place, exploited, epss, score, id] = readCursor(cursor) ?? []
  const isPlace =
    typeof place === 'number' &&
    typeof epss === 'number' &&
    typeof score === 'number' &&
    typeof id === 'string'
  return isPlace ? { place, exploited: exploited === 1, epss, score, id } : undefined
}
