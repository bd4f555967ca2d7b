import { isObject } from '../json/node.ts'
import type { AffectedVersions } from './model/advisory.ts'
import { type SystemName, systemWords } from './systems.data.ts'

/** Software for whatever desktop or server names these; hardly anything is left out of such a list. */
const everywhere: readonly SystemName[] = ['windows', 'linux', 'macos']

/**
 * The systems to which a list of platforms restricts what is said; empty where it is no such restriction: where any entry
 * is not the plain name of an operating system ("All", "x86", "64 bit", a version of one, a product), or all of the usual
 * systems are named. What is overlooked so calls more affected, never less.
 */
export function systemsAmong(words: readonly string[]): readonly SystemName[] {
  const named = words.map((word) => systemWords.get(word.trim().toLowerCase()))
  const systems = [...new Set(named.filter((one) => one !== undefined))].toSorted()
  const isPlain = named.every((one) => one !== undefined)
  return isPlain && !everywhere.every((one) => systems.includes(one)) ? systems : []
}

/**
 * What an entry of an OSV record tells of systems: RustSec's `affects.os`, and Go's `imports[].goos` where every import
 * tells it. Architectures restrict nothing here: no document tells those of an item.
 */
export function systemsToldBy(
  ecosystemSpecific: Readonly<Record<string, unknown>> | null,
): readonly SystemName[] {
  const { affects, imports } = ecosystemSpecific ?? {}
  const own = isObject(affects) ? textsOf(affects.os) : []
  if (own.length > 0) return systemsAmong(own)
  if (!Array.isArray(imports)) return []
  const told = imports.map((one: unknown) => (isObject(one) ? textsOf(one.goos) : []))
  return told.every((words) => words.length > 0) ? systemsAmong(told.flat()) : []
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** As a part of `AffectedVersions`, which costs nothing where nothing is told. */
export function toldSystems(systems: readonly SystemName[]): Pick<AffectedVersions, 'systems'> {
  return systems.length === 0 ? {} : { systems }
}
