/** The values of a form as they are typed. */
export type Fields = Readonly<Record<string, string | boolean | null | readonly string[]>>

/** A draft as it is kept: what was typed, and what the record was like when typing began. */
export interface Draft {
  readonly value: Fields
  readonly base: Fields
  /** The record's version when typing began; null for something new. */
  readonly version: number | null
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

interface Timing {
  /** Runs the work later and returns how to call it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void
}

const delay = 250

/**
 * Drafts of one person in this browser. Typing is written after a short pause and at once by `flush`;
 * reading always sees the newest.
 */
export class DraftStore {
  private readonly waiting = new Map<string, Draft>()
  private callOff: (() => void) | null = null
  private readonly kept: Kept
  private readonly person: string
  private readonly timing: Timing

  constructor(kept: Kept, person: string, timing: Timing = browserTiming) {
    this.kept = kept
    this.person = person
    this.timing = timing
  }

  read(key: string): Draft | null {
    return this.waiting.get(key) ?? parseDraft(this.kept.getItem(this.place(key)))
  }

  write(key: string, draft: Draft): void {
    this.waiting.set(key, draft)
    this.callOff ??= this.timing.later(() => this.flush(), delay)
  }

  clear(key: string): void {
    this.waiting.delete(key)
    this.kept.removeItem(this.place(key))
  }

  /** Writes what still waits; to be called before the page may go away. */
  readonly flush = (): void => {
    this.callOff?.()
    this.callOff = null
    for (const [key, draft] of this.waiting) this.keep(key, draft)
    this.waiting.clear()
  }

  private keep(key: string, draft: Draft): void {
    try {
      this.kept.setItem(this.place(key), JSON.stringify(draft))
    } catch {
      // The browser's room for drafts is used up: the form itself still holds what was typed.
    }
  }

  private place(key: string): string {
    return `renkei.draft.${this.person}.${key}`
  }
}

const browserTiming: Timing = {
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
}

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const found: unknown = JSON.parse(text)
    return isDraft(found) ? found : null
  } catch {
    return null
  }
}

function isDraft(found: unknown): found is Draft {
  return (
    typeof found === 'object' &&
    found !== null &&
    'value' in found &&
    isFields(found.value) &&
    'base' in found &&
    isFields(found.base) &&
    'version' in found &&
    (found.version === null || typeof found.version === 'number')
  )
}

function isFields(found: unknown): found is Fields {
  return typeof found === 'object' && found !== null && Object.values(found).every(isField)
}

function isField(found: unknown): boolean {
  if (Array.isArray(found)) return found.every((entry) => typeof entry === 'string')
  return found === null || typeof found === 'string' || typeof found === 'boolean'
}
