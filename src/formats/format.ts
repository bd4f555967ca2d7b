import type { Parsed } from '#kernel/parsed/parsed.ts'

/** One format Renkei can read. A reader is pure: text in, model or problems out; it never throws at input. */
export interface Reader<T> {
  /** The name of its folder, kept with what was read: `cyclonedx`. */
  readonly id: string
  /** What people call the format. */
  readonly title: string
  /** Versions of the format that are read, oldest first. */
  readonly versions: readonly string[]
  /** Whether a text that begins like this (some thousand characters, or all of it) is this format's. */
  recognises(start: string): boolean
  read(text: string): Parsed<T>
}

/** How much of a text is looked at first to recognise its format, in characters. */
const startLength = 65_536

/**
 * A family's readers by id.
 * @throws when two readers share an id: a mistake in the list
 */
export function readerRegistry<T>(readers: readonly Reader<T>[]): ReadonlyMap<string, Reader<T>> {
  const registry = new Map(readers.map((reader) => [reader.id, reader]))
  if (registry.size !== readers.length) throw new Error('two readers share one id')
  return registry
}

/** The reader whose format the text is in, or null. Looks at the beginning, then (keys may come late) at all of it. */
export function recognise<T>(readers: ReadonlyMap<string, Reader<T>>, text: string): Reader<T> | null {
  const start = text.slice(0, startLength)
  const all = [...readers.values()]
  return (
    all.find((reader) => reader.recognises(start)) ?? all.find((reader) => reader.recognises(text)) ?? null
  )
}
