import type { ListedPackage } from '../package-list.ts'

/** A module by its path and version; from a folder it is known to nobody else. */
export function listedModule(
  place: string,
  {
    path,
    version,
    isLocal = false,
  }: { readonly path: string; readonly version: string | null; readonly isLocal?: boolean },
): ListedPackage {
  const slash = path.lastIndexOf('/')
  return {
    path: place,
    type: isLocal ? null : 'golang',
    namespace: slash < 0 ? null : path.slice(0, slash),
    name: path.slice(slash + 1),
    version: version === '(devel)' || version === '' ? null : version,
  }
}
