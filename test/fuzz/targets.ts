import { globSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Something that reads bytes from outside, with documents of its kind to damage. */
export interface Target {
  /** `sbom/npm`, `feeds/epss` */
  readonly name: string
  /** Reads the bytes, and whatever else is asked of a reader on the way to it. */
  read(bytes: Buffer): unknown
  /** Files below its `fixtures/`. */
  readonly fixtures: readonly string[]
}

const root = new URL('../../', import.meta.url)

/** Where families of readers are registered: a map on the door of each. A new reader or family needs no line here. */
export const allDoors: readonly string[] = ['src/formats/*/index.ts', 'src/domains/*/feeds/index.ts']

/** Every reader that is registered on these doors, by the order of their names. */
export async function findTargets(doors: readonly string[] = allDoors): Promise<readonly Target[]> {
  const targets: Target[] = []
  for (const door of globSync(doors, { cwd: fileURLToPath(root) })) {
    const loaded: unknown = await import(new URL(door, root).href)
    for (const registered of Object.values(Object(loaded))) {
      if (!(registered instanceof Map)) continue
      for (const [id, reader] of registered)
        if (isReader(reader)) targets.push(targetOf(door.slice(0, -'/index.ts'.length), `${id}`, reader))
    }
  }
  return targets.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** @throws Error when there is none, or several, of that name; the family may be left out */
export async function findTarget(name: string): Promise<Target> {
  const targets = await findTargets()
  const found = targets.filter((target) => target.name === name || target.name.endsWith(`/${name}`))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new Error(
    `${found.length} readers are named ${name}; there are ${targets.map((one) => one.name).join(', ')}`,
  )
}

/** The documents a reader is tried with. */
export function samplesOf({ fixtures }: Target): readonly Buffer[] {
  return fixtures.map((path) => readFileSync(path))
}

interface AnyReader {
  read(bytes: Uint8Array): unknown
  recognises?(piece: string): boolean
  recognisesBytes?(bytes: Uint8Array): boolean
  /** Of a feed whose files are kept and judged as a whole. */
  readonly documents?: { open(bytes: Uint8Array): unknown }
}

function isReader(value: unknown): value is AnyReader {
  return typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function'
}

function targetOf(folder: string, id: string, reader: AnyReader): Target {
  return {
    name: `${folder.split('/').at(-1)}/${id}`,
    read(bytes) {
      reader.recognises?.(bytes.toString('utf8', 0, 1024 * 1024))
      reader.recognisesBytes?.(bytes)
      return reader.documents === undefined ? reader.read(bytes) : dataOf(reader.documents.open(bytes))
    },
    fixtures: fixturesOf(folder, id),
  }
}

/** What was read of a document; that it can be judged is no data. */
function dataOf(opened: unknown): unknown {
  const answer: { value?: object } = Object(opened)
  return answer.value === undefined ? opened : { ...answer, value: { ...answer.value, judge: undefined } }
}

/** A feed that reads by a format, or by a family of them, has its documents where those have them. */
function fixturesOf(folder: string, id: string): readonly string[] {
  const own = filesAt(`${folder}/${id}/**/fixtures/**`)
  return own.length > 0
    ? own
    : filesAt(`src/formats/*/${id}/**/fixtures/**`, `src/formats/${id}/*/fixtures/**`)
}

function filesAt(...places: readonly string[]): readonly string[] {
  return globSync([...places], { cwd: fileURLToPath(root) })
    .map((path) => fileURLToPath(new URL(path, root)))
    .filter((path) => statSync(path).isFile())
    .toSorted()
}
