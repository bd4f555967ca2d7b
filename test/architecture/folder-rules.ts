import { apps, domains, floors, forbiddenFolders } from '../floors.ts'
import type { Breach } from './breach.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  src: [...floors, 'domains', 'apps', 'web'],
  'src/domains': domains,
  'src/apps': apps,
}

/** Files that may lie beside the folders of a known list. */
const looseFiles = new Set(['src/apps/modules.ts'])

/** Every folder has a place in the house and a name that says what is inside. */
export function checkFolders(paths: readonly string[]): readonly Breach[] {
  return paths.flatMap((path) => [...checkNames(path), ...checkPlace(path)])
}

function checkNames(file: string): readonly Breach[] {
  const folders = file.split('/').slice(0, -1)
  return folders
    .filter((folder) => forbiddenFolders.includes(folder))
    .map((folder) => ({
      file,
      line: 1,
      what: `lies in a folder named ${folder}`,
      rule: `no folder is named ${forbiddenFolders.join(', ')}`,
      instead: 'put the code into the lowest floor that has a name for it',
    }))
}

function checkPlace(file: string): readonly Breach[] {
  const parts = file.split('/')
  return Object.entries(known).flatMap(([folder, names]) => {
    const depth = folder.split('/').length
    const name = parts[depth] ?? ''
    const isInside = file.startsWith(`${folder}/`) && !looseFiles.has(file)
    if (!isInside || (names.includes(name) && parts.length > depth + 1)) return []
    return [
      {
        file,
        line: 1,
        what: `has no place: ${folder}/${name} is unknown`,
        rule: `${folder}/ holds ${names.join(', ')}`,
        instead: 'move it, or add the new floor, domain or app to test/floors.ts with an ADR',
      },
    ]
  })
}
