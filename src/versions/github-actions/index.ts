import { semver } from '../semver/index.ts'
import type { VersionScheme, VersionSpan } from '../version-scheme.ts'

/** With three numbers a tag stays where it was set. */
const pattern = /^v?\d+\.\d+\.\d+(?![\d.])/

/** With one or two it is moved to the newest release of these numbers. */
const moving = /^v?(\d{1,15})(?:\.(\d{1,15}))?$/

export const githubActions: VersionScheme = {
  id: 'github-actions',
  revision: 2,
  title: 'GitHub Actions',
  ecosystems: ['github'],
  ordersSemantically: true,
  encode,
  span,
}

/** Semantic Versioning, but only whole versions: `v4` is whatever release of 4 its owner last moved it to. */
function encode(version: string): Uint8Array | undefined {
  return pattern.test(version) ? semver.encode(version) : undefined
}

/** From the first release of the numbers that are told up to the first pre-release of the next (versions.md §4.4). */
function span(version: string): VersionSpan | undefined {
  const [, major, minor] = moving.exec(version) ?? []
  if (major === undefined) return undefined
  const [first, next] =
    minor === undefined
      ? [`${major}.0.0`, `${Number(major) + 1}.0.0-0`]
      : [`${major}.${minor}.0`, `${major}.${Number(minor) + 1}.0-0`]
  const [lo, hi] = [semver.encode(first), semver.encode(next)]
  return lo === undefined || hi === undefined ? undefined : { lo, hi }
}
