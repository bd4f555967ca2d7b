import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** What a document says of how its components hang together. Positions count distinct components, -1 the subject. */
export interface DocumentGraph {
  /** JSON pointers of each component's entries, the first few. */
  readonly places: readonly (readonly string[])[]
  /** Edges, flat: from, to, from, to … May form cycles. */
  readonly depends: readonly number[]
  readonly contains: readonly number[]
}

/** A graph whose components mostly stand at one place each, which then stands by itself. */
export type GrownGraph = Omit<DocumentGraph, 'places'> & { readonly places: readonly (string | string[])[] }

/** For the database: JSON, packed. */
export function packGraph({ places, ...edges }: GrownGraph): Uint8Array {
  const graph: DocumentGraph = { places: places.map((one) => [one].flat()), ...edges }
  return zstdCompressSync(JSON.stringify(graph))
}

/** What `packGraph` made; rows from before migration 8 are not packed. */
export function unpackGraph(bytes: Buffer): DocumentGraph {
  const text = bytes[0] === 0x7b ? bytes : zstdDecompressSync(bytes)
  return JSON.parse(text.toString())
}
