import { webSees } from '../floors.ts'
import type { ImportKind } from '../imports.ts'
import type { Breach } from './breach.ts'
import { isTest, type Place, placeOf } from './place.ts'

/** An import that leads to another file of the project. */
export interface OwnImport {
  readonly from: string
  readonly to: string
  /** As written: relative or by `#`. */
  readonly as: string
  readonly kind: ImportKind
  readonly line: number
}

interface Refusal {
  readonly rule: string
  readonly instead: string
}

type DomainPlace = Extract<Place, { area: 'domain' }>

/** The order of the house: floors, doors, steps, and how a path is written. */
export function checkImportOrder(found: OwnImport): readonly Breach[] {
  const from = placeOf(found.from)
  const to = placeOf(found.to)
  const refusals = [refuse(found, from, to), refuseWriting(found, from, to)].filter(
    (one) => one !== undefined,
  )
  return refusals.map((refusal) => ({
    file: found.from,
    line: found.line,
    what: `imports ${found.to}`,
    ...refusal,
  }))
}

function refuse(found: OwnImport, from: Place, to: Place): Refusal | undefined {
  if (isForTests(found.to) && !isForTests(found.from)) return refuseTestCode
  if (!isHouse(from) || !isHouse(to)) return undefined
  if (from.area === 'web' || to.area === 'web') return refuseWeb(from, to)
  return refuseUpward(from.rank, to.rank) ?? refuseDoor(found, from, to) ?? refuseStep(found, from, to)
}

const refuseTestCode: Refusal = {
  rule: 'only tests and benches import tests, test/, trials/ and bench/',
  instead: 'move what the product needs into src/',
}

function isForTests(path: string): boolean {
  return isTest(path) || path.startsWith('bench/')
}

type HousePlace = Exclude<Place, { area: 'test' } | { area: 'bench' } | { area: 'outside' }>

function isHouse(place: Place): place is HousePlace {
  return !['test', 'bench', 'outside'].includes(place.area)
}

function refuseWeb(from: Place, to: Place): Refusal | undefined {
  if (from.area !== 'web')
    return { rule: 'nothing imports the web', instead: 'put what both need into kernel, contract or texts' }
  if (to.area === 'web' || webSees.includes(to.name)) return undefined
  return {
    rule: `the web sees ${webSees.join(', ')} and itself`,
    instead: 'ask the server through a route of the contract',
  }
}

function refuseUpward(from: number, to: number): Refusal | undefined {
  if (to <= from) return undefined
  return {
    rule: 'a file imports from its own floor and from floors below',
    instead: 'send an event, or move the code down to the lowest floor that has a name for it',
  }
}

function refuseDoor(found: OwnImport, from: Place, to: Place): Refusal | undefined {
  if (to.area !== 'domain' || (from.area === 'domain' && from.name === to.name)) return undefined
  const doors = from.area === 'app' ? ['index.ts', 'module.ts'] : ['index.ts']
  const folder = `src/domains/${to.name}/`
  if (doors.some((door) => found.to === `${folder}${door}`)) return undefined
  return {
    rule: `a domain is entered by its door (${doors.join(' or ')})`,
    instead: `import what ${folder}index.ts offers, or let it offer this`,
  }
}

function refuseStep(found: OwnImport, from: Place, to: Place): Refusal | undefined {
  if (from.area !== 'domain' || isTest(found.from)) return undefined
  const isAllowed = to.area === 'domain' ? reachesDomain(found, from, to) : reachesFloor(from, to)
  if (isAllowed) return undefined
  return { rule: `${from.step.name} see ${describeView(from)}`, instead: from.step.instead }
}

function reachesDomain(found: OwnImport, from: DomainPlace, to: DomainPlace): boolean {
  if (from.name === to.name) return from.step.sees.includes(to.step.name)
  return from.step.doors === 'all' || found.kind === 'type'
}

function reachesFloor(from: DomainPlace, to: Place): boolean {
  const { step } = from
  if (to.area !== 'floor') return false
  if (to.name !== 'platform') return step.floors.includes(to.name)
  return step.platform === 'all' || step.platform.includes(to.topic)
}

function describeView({ step }: DomainPlace): string {
  const platform = step.platform === 'all' ? ['platform'] : step.platform.map((topic) => `platform/${topic}`)
  const doors = step.doors === 'all' ? 'doors of domains below' : 'types on doors of domains below'
  return `${step.sees.join(', ')}; ${[...step.floors, ...platform].join(', ')}; ${doors}`
}

/** Inside a floor or a domain paths are relative, between them they begin with `#`. */
function refuseWriting(found: OwnImport, from: Place, to: Place): Refusal | undefined {
  if (to.area === 'outside' || to.area === 'bench' || to.area === 'app' || to.area === 'web') return undefined
  const isInside = from.area === to.area && from.name === to.name
  const isShort = found.as.startsWith('#')
  if (found.kind === 'url' || isInside !== isShort) return undefined
  if (isInside)
    return { rule: 'inside a floor or a domain paths are relative', instead: 'write the relative path' }
  const path = found.to.replace(/^src\//, '')
  return { rule: 'between floors and domains paths begin with #', instead: `import '#${path}'` }
}
