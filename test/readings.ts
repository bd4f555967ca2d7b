import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

/** What readers of one revision made of their own fixtures, as committed. */
export interface Readings {
  readonly revision: number
  /** By the fixture's path: a digest of its bytes and one of what is made of them, or `refused`. */
  readonly readings: Readonly<Record<string, string>>
}

/** Makes of the bytes of a file, called so, what will be kept; null where it is refused. */
export type Making = (bytes: Buffer, name: string) => unknown

/** What today's readers make of the fixtures at these places. */
export async function readFixtures(
  places: readonly string[],
  { revision, make }: { readonly revision: number; readonly make: Making },
): Promise<Readings> {
  const paths = globSync([...places], { cwd: fileURLToPath(root) })
    .filter((path) => statSync(new URL(path, root)).isFile())
    .toSorted()
  const readings: Record<string, string> = {}
  for (const path of paths) {
    const bytes = readFileSync(new URL(path, root))
    const made = await make(bytes, basename(path))
    readings[path] = `${digest(bytes)} ${made === null ? refused : digest(canonical(made))}`
  }
  return { revision, readings }
}

const refused = 'refused'

function digest(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 20)
}

/** Keys of versions are made anew by themselves when their schemes change (`matching/rekey`). */
const madeAnew: ReadonlySet<string> = new Set([
  'versionKey',
  'versionSpan',
  'otherVersionKey',
  'schemes',
  'version_key',
  'scheme',
  'scheme_revision',
])

/** Whatever the order in which fields were written; binary content in hexadecimal. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) => {
    if (madeAnew.has(key)) return undefined
    if (one instanceof Uint8Array) return Buffer.from(one).toString('hex')
    if (one instanceof Map) return [...one]
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
    return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** What is committed at a place; null: nothing yet. */
export function recordedAt(place: URL): Readings | null {
  return existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : null
}

/**
 * Fixtures of which today's readers make something else than was recorded for the very revision that still stands. New
 * fixtures, changed ones and those that were refused until now need no other revision: nothing of them is kept.
 */
export function readOtherwise(recorded: Readings | null, today: Readings): readonly string[] {
  if (recorded === null || recorded.revision !== today.revision) return []
  return Object.entries(recorded.readings)
    .filter(([path, was]) => {
      const [bytes, made] = was.split(' ')
      const [bytesToday, madeToday] = (today.readings[path] ?? was).split(' ')
      return bytes === bytesToday && made !== refused && made !== madeToday
    })
    .map(([path]) => path)
}

/** As committed. */
export function recordOf(readings: Readings): string {
  return `${JSON.stringify(readings, null, 2)}\n`
}
