import { hashesOfIntegrity } from '../integrity.ts'
import type { SbomHash } from '../model/sbom-document.ts'
import type { ListedPackage } from '../package-list.ts'
import type { UnusedFields } from '../unused-fields.ts'

/** What is not taken over, by the places of NuGet's files. */
export type NugetUnused = UnusedFields<'lock' | 'package' | 'document' | 'library'>

/** A package of NuGet, or a project beside, which no registry knows. */
export function listedPackage(
  path: string,
  one: { readonly name: string; readonly version: string | null; readonly isProject?: boolean },
): ListedPackage {
  return { path, type: one.isProject === true ? null : 'nuget', name: one.name, version: one.version }
}

/** Names differ in case between files, and mean the same package. */
export function keyOf(name: string, version = ''): string {
  return `${name}/${version}`.toLowerCase()
}

/** The sum of a package's content, in Base64 with its algorithm or without. */
export function hashesOfContent(text: string | null): readonly SbomHash[] {
  if (text === null) return []
  return hashesOfIntegrity(text.startsWith('sha512-') ? text : `sha512-${text}`)
}
