import { appendNumber, appendText } from '../keys/append.ts'
import { beyond, longestVersion, successor } from '../keys/key.ts'
import { splitEvr } from '../keys/split-evr.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

/** What rpm allows in a version, its epoch and its release. */
const pattern = /^[\w.+~^%:-]+$/

const tilde = 0x01
const end = 0x02
const caret = 0x03
const letters = 0x10

export const rpm: VersionScheme = {
  id: 'rpm',
  revision: 1,
  title: 'RPM',
  ecosystems: ['rpm'],
  encode,
  builds,
}

/** rpm-version(7): the epoch, then version and release, each by its runs of digits and letters. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const parts = splitEvr(version)
  if (parts === undefined || !/\d/.test(parts.version)) return undefined
  const key: number[] = []
  appendNumber(key, parts.epoch)
  appendPart(key, parts.version)
  appendPart(key, parts.release)
  return new Uint8Array(key)
}

/** Without a release a version means every release of it (rpm-dependencies(7), as dependencies are compared). */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('-') ? undefined : { lo: successor(key), hi: beyond(key), areSame: true }
}

/** Other characters only divide the runs. */
function appendPart(key: number[], part: string): void {
  for (const run of part.match(/\d+|[a-z]+|[~^]/gi) ?? []) {
    if (run === '~') key.push(tilde)
    else if (run === '^') key.push(caret)
    else if (/^\d/.test(run)) appendNumber(key, run)
    else {
      key.push(letters)
      appendText(key, run)
    }
  }
  key.push(end)
}
