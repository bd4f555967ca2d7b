import { type JsonNode, readNodes, readText } from '../../json/node.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { ListedPackage, PackageList } from '../package-list.ts'
import { keyOf, listedPackage } from './identity.ts'

/** The option by which only some of the packages are listed; null where all are. */
export function partOfReport(root: JsonNode): string | null {
  return /--(?:vulnerable|outdated|deprecated)\b/.exec(readText(root, 'parameters') ?? '')?.[0] ?? null
}

/**
 * What `dotnet list package --format json` prints: for each project and framework what it asks for by itself, which is
 * direct, and with `--include-transitive` what that needs in turn. A package of several projects is listed once.
 */
export function readPackageReport(root: JsonNode, list: PackageList): void {
  const positions = new Map<string, number>()
  const add = (listed: ListedPackage) => {
    const key = keyOf(listed.name, listed.version ?? '')
    const position = positions.get(key) ?? list.add(listed)
    if (position !== null) positions.set(key, position)
    return position
  }
  for (const project of readNodes(root, 'projects')) {
    for (const framework of readNodes(project, 'frameworks')) {
      for (const one of readNodes(framework, 'topLevelPackages')) {
        const position = add(packageOf(one))
        if (position !== null) list.need(subjectPosition, position)
      }
      for (const one of readNodes(framework, 'transitivePackages')) add(packageOf(one))
    }
  }
}

/** What was asked for may be a range; only what was resolved is a version. */
function packageOf(node: JsonNode): ListedPackage {
  return listedPackage(node.path, {
    name: readText(node, 'id') ?? '',
    version: readText(node, 'resolvedVersion'),
  })
}
