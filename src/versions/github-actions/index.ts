import { semver } from '../semver/index.ts'
import type { VersionScheme } from '../version-scheme.ts'

/** With three numbers a tag stays where it was set. */
const pattern = /^v?\d+\.\d+\.\d+(?![\d.])/

export const githubActions: VersionScheme = {
  id: 'github-actions',
  revision: 1,
  title: 'GitHub Actions',
  ecosystems: ['github'],
  ordersSemantically: true,
  encode,
}

/** Semantic Versioning, but only whole versions: `v4` is whatever release of 4 its owner last moved it to. */
function encode(version: string): Uint8Array | undefined {
  return pattern.test(version) ? semver.encode(version) : undefined
}
