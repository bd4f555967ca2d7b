import { compareKeys } from '#versions/keys/key.ts'
import { rpm } from '#versions/rpm/index.ts'
import type { AffectedRange } from './range.ts'

/** A line that stays behind at a minor release (`redhat-eus-9.2`), and the release that it is of. */
const lineOf = /^(?<id>[a-z-]+)-[a-z][a-z0-9_]*-(?<major>\d+)\.(?<minor>\d+)$/

/** Builds of a line bear its minor release: `2.5-2.el9_2.4`, and of a module `2.5-2.module+el8.4.0+13643+6c0ebf22`. */
const tagOf =
  /^(?<base>.+\.(?:module[+_])?el)(?<major>\d+)(?:_|(?<=\.module[+_]el\d+)\.)(?<minor>\d+)(?:[.+]|$)/

/** Builds that have a fix, from the one that brought it up to what is built for the next minor release. */
interface Mended {
  readonly packageKey: string
  readonly release: string
  readonly module: string
  readonly from: Uint8Array
  readonly to: Uint8Array
}

/**
 * The stretches of a record without the builds of lines that stay behind, as far as the record says of such a line where it
 * was fixed: its builds are numbered below the fix of the release itself, and come to those who do not tell that they
 * follow the line. Only builds of the same version and release, by the tag that they bear.
 */
export function mendedInLines(rows: readonly AffectedRange[]): readonly AffectedRange[] {
  const mended = rows.flatMap((row) => mendedBy(row) ?? [])
  return mended.length === 0 ? rows : rows.flatMap((row) => without(row, mended))
}

function mendedBy({ packageKey, distribution, module, fixed }: AffectedRange): Mended | null {
  const line = lineOf.exec(distribution ?? '')?.groups
  const [version, ...others] = fixed
  const tag = tagOf.exec(version ?? '')?.groups
  if (line === undefined || tag === undefined || version === undefined || others.length > 0) return null
  if (line.major !== tag.major || line.minor !== tag.minor) return null
  const from = rpm.encode(version)
  const to = rpm.encode(`${tag.base}${tag.major}_${Number(tag.minor) + 1}`)
  if (from === undefined || to === undefined) return null
  return { packageKey, release: `${line.id}-${line.major}`, module, from, to }
}

function without(row: AffectedRange, mended: readonly Mended[]): readonly AffectedRange[] {
  const { lo, hi, packageKey, distribution, module } = row
  const own = mended
    .filter((one) => one.packageKey === packageKey && one.release === distribution && one.module === module)
    .toSorted((a, b) => compareKeys(a.from, b.from))
  if (own.length === 0 || lo === null || hi === null || row.verdict === 'not_affected') return [row]
  const kept: AffectedRange[] = []
  let at = lo
  for (const { from, to } of own) {
    if (compareKeys(at, from) < 0 && compareKeys(from, hi) < 0) kept.push({ ...row, lo: at, hi: from })
    if (compareKeys(at, to) < 0 && compareKeys(at, hi) < 0) at = compareKeys(from, hi) < 0 ? to : at
  }
  return compareKeys(at, hi) < 0 ? [...kept, { ...row, lo: at, hi }] : kept
}
