import { posix } from 'node:path'
import { computedImports, libraries, machineParts, pureAreas, testLibraries } from '../floors.ts'
import type { Breach } from './breach.ts'
import { isTest, type Place, placeOf } from './place.ts'

/** A library is imported in its place only. */
export function checkLibrary(file: string, line: number, name: string): readonly Breach[] {
  if (isFree(file)) return []
  const what = `imports the library ${name}`
  if (testLibraries.includes(name))
    return [
      { file, line, what, rule: `${name} is for tests`, instead: 'use it in *.test.ts, test/ or bench/' },
    ]
  const places = placesOf(name)
  if (places === undefined)
    return [
      {
        file,
        line,
        what,
        rule: 'every library has its place',
        instead: 'argue the dependency in the pull request and give it a line in test/floors.ts',
      },
    ]
  if (places.some((place) => posix.matchesGlob(file, place))) return []
  const instead = 'call what those places offer, or move this code there'
  return [{ file, line, what, rule: `${name} belongs to ${places.join(', ')}`, instead }]
}

/** What is pure does not touch files, network, processes or threads. */
export function checkMachinePart(file: string, line: number, name: string): readonly Breach[] {
  const part = name.split('/')[0] ?? name
  if (isFree(file) || !machineParts.includes(part) || !pureAreas.includes(areaOf(placeOf(file)))) return []
  const rule = `${pureAreas.join(', ')} do not touch the machine`
  return [
    {
      file,
      line,
      what: `imports ${name}`,
      rule,
      instead: 'take bytes or values as an argument; platform/ brings them',
    },
  ]
}

/** A computed path cannot be checked, so it has its place too. */
export function checkComputed(file: string, line: number): readonly Breach[] {
  if (isFree(file) || computedImports.some((place) => posix.matchesGlob(file, place))) return []
  const rule = `an import names its path in full (computed ones: ${computedImports.join(', ')})`
  return [{ file, line, what: 'imports a computed path', rule, instead: 'write the path as a literal' }]
}

function placesOf(name: string): readonly string[] | undefined {
  const family = Object.keys(libraries).find((key) => key.endsWith('*') && name.startsWith(key.slice(0, -1)))
  return libraries[name] ?? (family === undefined ? undefined : libraries[family])
}

function areaOf(place: Place): string {
  return place.area === 'domain' ? place.step.name : place.name
}

function isFree(path: string): boolean {
  return isTest(path) || path.startsWith('bench/')
}
