import { z } from 'zod'
import { StatedLicence } from '../inventory/cis.ts'
import { route } from '../route.ts'
import { Id, listOf, Page } from '../shapes.ts'
import { Severity, Verdict } from './findings.ts'
import { ImpactItem, ImpactOwner, ItemVerdicts } from './impact.ts'
import { Reason } from './reason.ts'

const Count = z.number().int()

/** As components and advisories are kept by it: `npm/lodash`, `maven/group:name`, `deb/debian/glibc`, `generic/name`. */
const Key = z.string().min(1).max(3000)

const ComponentId = z.string().regex(/^[1-9]\d{0,15}$/)

/** When something ends, and whether it has; null: not known. */
const LifeEnd = z.strictObject({ on: z.string().nullable(), isOver: z.boolean().nullable() })

/** Until when the release line of a version is looked after. */
export const VersionLife = z.strictObject({
  /** Of `Package.products`. */
  product: z.string(),
  release: z.string(),
  support: LifeEnd,
  /** Paid for, or by somebody else. */
  extendedSupport: LifeEnd,
  /** The newest version of the line. */
  latest: z.string().nullable(),
})
export type VersionLife = z.infer<typeof VersionLife>

/** Items by what holds there: a platform that is needed may be at some only, and a match be wrong at some. */
const ItemsConcerned = z.strictObject({ affected: Count, undetermined: Count })

/** A version of the package that some item holds which the reader may see. */
export const PackageVersion = z.strictObject({
  id: ComponentId,
  /** Of distributions the binary package's own name and version. */
  name: z.string(),
  version: z.string(),
  purl: z.string().nullable(),
  /** The distribution release; empty where packages know none, null where it is not told. */
  distribution: z.string().nullable(),
  /** False: no version key or no distribution release, so ranges cannot decide. */
  comparable: z.boolean(),
  /** The worst that is known at any of the items; null: no known vulnerability meets it, as far as it can be compared. */
  verdict: z.enum(['affected', 'undetermined']).nullable(),
  /** Vulnerabilities that meet it, or may. */
  vulnerabilities: Count,
  cis: Count,
  /** Of the items, those where something is affected by it, and those where it is undetermined at most. */
  items: ItemsConcerned,
  /** The package of a distribution of which it is a part: the same version alone is another row. */
  owner: z.strictObject({ name: z.string(), version: z.string() }).nullable(),
  /** As documents of some of the items say; empty where none of those does. */
  licences: z.array(StatedLicence),
  /** Absent: no source tells of its release line. */
  life: VersionLife.optional(),
})
export type PackageVersion = z.infer<typeof PackageVersion>

export const Package = z.strictObject({
  packageKey: z.string(),
  /** What the key says beside the ecosystem. */
  name: z.string(),
  /** purl's type; `generic` where no purl told an ecosystem. */
  ecosystem: z.string(),
  /** Exact, over the items that the reader may see. */
  counts: z.strictObject({
    cis: Count,
    /** Items by the worst of the versions they hold. */
    verdicts: ItemVerdicts,
    /** Distinct versions; of distributions those of the source package. */
    versions: Count,
    /** The same with each binary package for itself: as many rows as `versions` has below. */
    components: Count,
    /** Versions of which ranges cannot tell. */
    uncomparable: Count,
    /** Further items that hold those, through the closure. */
    above: Count,
  }),
  /** Known of the package in any version; `affected` and `undetermined`: of the versions in use. */
  vulnerabilities: z.strictObject({ total: Count, affected: Count, undetermined: Count }),
  /** The worst first, then the most used, at most 200. */
  versions: z.array(PackageVersion),
  /** Who answers for the items, the most first, at most 100. */
  owners: z.array(ImpactOwner.extend({ cis: Count })),
  ownerCount: Count,
  /** Products that the package is, as sources tell until when they are looked after. */
  products: z.array(
    z.strictObject({ source: z.string(), name: z.string(), label: z.string(), url: z.string().nullable() }),
  ),
  /** By which CPE names its components are found, and how each is known; of each kind at most 20. */
  cpes: z.array(
    z.strictObject({
      /** As a document writes it; of what was learned `cpe/a/vendor/product`. */
      name: z.string(),
      /**
       * `document`: given by a document of an item that the reader may see. `stated`: records name both as one product.
       * `together`: all that is known of some vulnerabilities names this package and this product; it makes no verdict but
       * `undetermined`. `told`: SBOMs of
       * several makers name both as one component; undetermined as well. `called`: a list, or a person, calls a product what a document calls the component.
       */
      origin: z.enum(['document', 'stated', 'together', 'told', 'called']),
      /** Those records, vulnerabilities or makers; 0 for the others. */
      count: Count,
      /** Some of them, at most 5; of what is called so the list, or nothing for a person. */
      from: z.array(z.string()),
    }),
  ),
})
export type Package = z.infer<typeof Package>

/** A package: where it is used, in which versions, how much is known of it. Of what nobody holds all counts are 0. */
export const readPackage = route({
  id: 'matching.read-package',
  method: 'GET',
  path: '/packages',
  access: { action: 'finding.view' },
  query: z.strictObject({ key: Key }),
  answer: Package,
})

/** The items that hold it, worst verdict first, then by name; `component`: only those that hold this version. */
export const listPackageItems = route({
  id: 'matching.list-package-items',
  method: 'GET',
  path: '/packages/items',
  access: { action: 'finding.view' },
  query: Page.extend({ key: Key, component: ComponentId.optional() }),
  answer: listOf(ImpactItem),
})

/** What one record says of the package: stretches of one kind, for one distribution release. */
const Statement = z.strictObject({
  source: z.string(),
  record: z.string(),
  /** Empty: packages know none; null: the record does not say. */
  distribution: z.string().nullable(),
  verdict: Verdict,
  ranges: z.array(z.string()),
  fixed: z.array(z.string()),
})

/** A version in use that a stretch touches, and why. */
const TouchedVersion = z.strictObject({
  id: ComponentId,
  name: z.string(),
  version: z.string(),
  distribution: z.string().nullable(),
  verdict: Verdict,
  reason: Reason,
})

export const PackageVulnerability = z.strictObject({
  vulnerability: z.strictObject({
    id: Id,
    shortId: z.string(),
    name: z.string(),
    title: z.string(),
    severity: Severity,
    exploited: z.boolean(),
    withdrawn: z.boolean(),
  }),
  /** The worst over the versions in use; null: none of them lies in a range that says anything. */
  verdict: z.enum(['affected', 'undetermined']).nullable(),
  /** At most 50. */
  statements: z.array(Statement),
  /** Versions in use, by what comparing them says; `outside`: compared, and in no range. */
  versions: z.strictObject({ affected: Count, undetermined: Count, excused: Count, outside: Count }),
  /** Those of them that a range touches, the worst first, at most 20. */
  touched: z.array(TouchedVersion),
  /** Items that hold an affected or undetermined version. */
  cis: Count,
  items: ItemsConcerned,
})
export type PackageVulnerability = z.infer<typeof PackageVulnerability>

/** What is known of the package: what meets versions in use first, each in risk order. */
export const listPackageVulnerabilities = route({
  id: 'matching.list-package-vulnerabilities',
  method: 'GET',
  path: '/packages/vulnerabilities',
  access: { action: 'finding.view' },
  query: Page.extend({ key: Key }),
  answer: listOf(PackageVulnerability),
})
