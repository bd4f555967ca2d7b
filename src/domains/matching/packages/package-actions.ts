import { asActor, type Context } from '#domains/identity/index.ts'
import { type LifeRow, listLifeRows } from '#domains/intel/index.ts'
import { type Tallies, tallyGroups } from '../impact/impact.ts'
import { shownOwners } from '../impact/impact-actions.ts'
import { type ItemPage, type PlacedItem, readImpactRows } from '../impact/impact-view.ts'
import { type Names, readNames } from '../impact/name-view.ts'
import { listPackageComponents } from '../impact/touched-view.ts'
import { listPackageCpes, type PackageCpe } from './package-cpe-view.ts'
import { type PackageRows, readPackageRows } from './package-view.ts'
import { type KnownPlace, type KnownRow, listKnownRows } from './package-vulnerability-view.ts'

/** A package as the actor may see it used. */
export interface UsedPackage {
  readonly packageKey: string
  readonly rows: PackageRows
  readonly tallies: Tallies
  readonly names: Names
  /** Products that it is, with their release lines. */
  readonly products: readonly LifeRow[]
  readonly cpes: readonly PackageCpe[]
  /** Today, in UTC: release lines end by days. */
  readonly day: string
}

/**
 * Where a package is used, in which versions, and how much is known of it. A package that only items hold which the
 * actor may not see is told like one that nobody holds.
 */
export async function readPackage(context: Context, packageKey: string): Promise<UsedPackage> {
  return await asActor(context, async ({ db, actor, now }) => {
    const hits = await listPackageComponents(db, actor, { packageKey })
    const rows = await readPackageRows(db, actor, { packageKey, hits })
    const tallies = tallyGroups(rows.groups, ['verdict'])
    const names = await readNames(db, { owners: tallies.owners.slice(0, shownOwners).map(({ key }) => key) })
    const products = await listLifeRows(db, packageKey)
    const cpes = await listPackageCpes(db, actor, packageKey)
    const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString()
    return { packageKey, rows, tallies, names, products, cpes, day }
  })
}

/** The items that hold a package, or one version of it: a page, and how many there are. */
export async function listPackageItems(
  context: Context,
  ask: { readonly packageKey: string; readonly componentId: number | undefined } & ItemPage,
): Promise<{ readonly rows: readonly PlacedItem[]; readonly total: number; readonly names: Names }> {
  const { packageKey, componentId, ...page } = ask
  return await asActor(context, async ({ db, actor }) => {
    const hits = await listPackageComponents(db, actor, { packageKey, componentId })
    const matter = { kind: 'components', hits } as const
    const { rows, groups } = await readImpactRows(db, actor, { matter, page })
    const names = await readNames(db, { owners: rows.map((row) => row.owner) })
    return { rows, total: groups.reduce((sum, { cis }) => sum + cis, 0), names }
  })
}

/** What is known of a package: a page, and how many vulnerabilities there are. */
export async function listPackageVulnerabilities(
  context: Context,
  ask: { readonly packageKey: string; readonly after: KnownPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly KnownRow[]; readonly total: number }> {
  return await asActor(context, async ({ db, actor }) => {
    const hits = await listPackageComponents(db, actor, { packageKey: ask.packageKey })
    return await listKnownRows(db, actor, { ...ask, hits })
  })
}
