/** One record out of a file of many, as written. */
export interface RecordPiece {
  /** Where it stands: a JSON pointer (`/vulnerabilities/12`), `/line/3`, or '' for a file that is one record. */
  readonly place: string
  readonly bytes: Buffer
}

/** What a file of records turned out to hold wrongly, and where. */
export interface Fault {
  readonly place: string
  readonly code: string
}

/** Holds the record that is being read, and gives it when it is whole. */
export interface Holder {
  readonly faults: Fault[]
  readonly given: RecordPiece[]
  isOpen(): boolean
  open(at: number): void
  /** Forgets what was begun. */
  drop(): void
  /** @param at one past its last byte in the chunk */
  close(chunk: Buffer, at: number, place: string): void
  /** The chunk ends within the record. */
  carry(chunk: Buffer): void
  take(): readonly RecordPiece[]
}

/**
 * @param maxBytes of one record; a larger one is left out and told
 * @param tooLarge the code by which that is told
 */
export function startHolding(maxBytes: number, tooLarge = 'json.too-large'): Holder {
  const faults: Fault[] = []
  let given: RecordPiece[] = []
  let parts: Buffer[] = []
  let size = 0
  let from = -1
  const drop = () => {
    parts = []
    size = 0
    from = -1
  }
  return {
    faults,
    get given() {
      return given
    },
    isOpen: () => from >= 0,
    open(at) {
      from = at
    },
    drop,
    close(chunk, at, place) {
      if (size + at - from > maxBytes) faults.push({ place, code: tooLarge })
      else {
        const bytes = trimmed(Buffer.concat([...parts, chunk.subarray(from, at)]))
        if (bytes.length > 0) given.push({ place, bytes })
      }
      drop()
    },
    carry(chunk) {
      if (from < 0) return
      size += chunk.length - from
      // What is too large to be given need not be held.
      if (size > maxBytes) parts = []
      else parts.push(chunk.subarray(from))
      from = 0
    },
    take() {
      const all = given
      given = []
      return all
    },
  }
}

function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && isBlank(bytes[end - 1])) end--
  return bytes.subarray(0, end)
}

/** The white space of JSON (RFC 8259 §2) and of XML (§2.3). */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
