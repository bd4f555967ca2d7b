import { readPackageKey } from '../vulnerabilities/record/words/package-name.ts'

/** A package as people name it; `ecosystem` null: no document told one, so that only its name is known. */
export function readPackageName(key: string): { readonly ecosystem: string | null; readonly name: string } {
  const { ecosystem, name } = readPackageKey(key)
  return { ecosystem: key.startsWith('generic/') ? null : ecosystem, name }
}
