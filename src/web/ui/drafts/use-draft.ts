import { useState } from 'react'
import type { Draft, Fields } from './draft-store.ts'
import { useDrafts } from './drafts.tsx'
import { restoreFields, sameFields } from './restore-fields.ts'

interface Options {
  /** The version of the record that `initial` shows; leave away for something new. */
  readonly version?: number
}

/** A form's values, kept while they are being typed. */
export interface DraftForm<T extends Fields> {
  readonly value: T
  /** What the fields were when typing began: the common ground if somebody else changes them meanwhile. */
  readonly base: T
  /** The version to send with the change (If-Match); null for something new. */
  readonly version: number | null
  readonly touched: boolean
  /** Whether this was typed before and has been brought back. */
  readonly restored: boolean
  change(fields: Partial<T>): void
  /** Forgets the draft: after it was sent, or when the person gives it up. */
  clear(): void
  /** Begins anew upon another state of the record, keeping `value`: after a conflict was settled. */
  rebase(base: T, version: number, value: T): void
}

interface Held {
  readonly key: string
  readonly draft: Draft | null
  readonly restored: boolean
}

/**
 * A form's values that survive reload, sign-out and crash. Untouched, they follow `initial`; once typed
 * in, nothing from outside changes them.
 * @param key names the form and its record, e.g. `ci.0190…`; the person is added
 */
export function useDraft<T extends Fields>(key: string, initial: T, options: Options = {}): DraftForm<T> {
  const store = useDrafts()
  const [held, setHeld] = useState(() => hold(key, store?.read(key) ?? null))
  const current = held.key === key ? held : hold(key, store?.read(key) ?? null)
  if (current !== held) setHeld(current)
  const { draft } = current
  const fresh = { base: initial, version: options.version ?? null, value: initial }
  const form =
    draft === null
      ? fresh
      : { ...draft, base: restoreFields(initial, draft.base), value: restoreFields(initial, draft.value) }

  const keep = (next: Draft) => {
    const idle = sameFields(next.value, next.base)
    if (idle) store?.clear(key)
    else store?.write(key, next)
    setHeld({ key, draft: idle ? null : next, restored: current.restored && !idle })
  }
  return {
    ...form,
    touched: draft !== null,
    restored: current.restored,
    change: (fields) =>
      keep({ base: form.base, version: form.version, value: { ...form.value, ...defined(fields) } }),
    clear: () => {
      store?.clear(key)
      setHeld(hold(key, null))
    },
    rebase: (base, version, value) => keep({ base, version, value }),
  }
}

function hold(key: string, draft: Draft | null): Held {
  return { key, draft, restored: draft !== null }
}

function defined(fields: Readonly<Record<string, Fields[string] | undefined>>): Fields {
  const given: Record<string, Fields[string]> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) given[name] = value
  }
  return given
}
