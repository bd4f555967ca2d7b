import type { FoundKind } from '#contract/sharing/search.ts'

/** Something that was opened from the palette. */
export interface Recent {
  readonly kind: FoundKind
  readonly label: string
  readonly href: string
}

const most = 6

const kinds: readonly string[] = [
  'vulnerability',
  'item',
  'component',
  'document',
  'person',
  'team',
  'organisation',
] satisfies readonly FoundKind[]

/** What the person opened lately in this browser, the newest first. */
export function readRecents(storage: Pick<Storage, 'getItem'>, person: string): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(person)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers that it was opened now. A browser that keeps nothing remembers nothing. */
export function rememberRecent(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  person: string,
  recent: Recent,
): void {
  const others = readRecents(storage, person).filter((one) => one.href !== recent.href)
  try {
    storage.setItem(keyOf(person), JSON.stringify([recent, ...others].slice(0, most)))
  } catch {
    // It is full or forbidden.
  }
}

function keyOf(person: string): string {
  return `renkei.recent.${person}`
}

function isRecent(value: unknown): value is Recent {
  const { kind, label, href } = Object(value)
  return (
    kinds.includes(kind) &&
    typeof label === 'string' &&
    typeof href === 'string' &&
    // Never to another site, whatever stands in the browser's storage.
    /^\/(?!\/)/.test(href)
  )
}
