import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { scanDocument } from '#contract/matching/scan.ts'
import type { Asked } from '../imports.tsx'
import { type Aim, aimOf } from './aims.ts'
import { type Look, lookInto } from './look.ts'
import { isSlot, proposeSlots } from './slots.ts'

/** A file, what it is, and what is to become of it. */
export interface FileChoice extends Asked {
  /** Undefined while somebody is looking. */
  readonly look: Look | undefined
  readonly aim: Aim
  readonly slot: string
}

/** The browser itself cannot read it, or nobody answered. */
const notSeen: Look = { as: 'unknown', why: 'failed' }

interface Typed {
  readonly aim?: Aim
  readonly slot?: string
}

export interface Choices {
  readonly all: readonly FileChoice[]
  /** Those that go into the item. */
  readonly documents: readonly FileChoice[]
  /** How many are imported at all. */
  readonly count: number
  readonly hasWrongSlot: boolean
  readonly hasSlotTwice: boolean
  change(id: string, typed: Typed): void
}

/** What becomes of the files: as proposed after a look into each, or as the reader chose. */
export function useChoices(asked: readonly Asked[], sources: readonly string[]): Choices {
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map())
  const looks = useQueries({
    queries: asked.map(({ id, file }) => ({
      queryKey: [scanDocument.id, 'look', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => lookInto(file, signal),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  })
  const aimed = asked.map((one, index) => {
    const look = looks[index]?.data ?? (looks[index]?.isError === true ? notSeen : undefined)
    return { ...one, look, aim: typed.get(one.id)?.aim ?? aimOf(look, sources) }
  })
  const slots = proposedSlots(aimed)
  const all = aimed.map((one) => ({ ...one, slot: typed.get(one.id)?.slot ?? slots.get(one.id) ?? '' }))
  const documents = all.filter(({ aim }) => aim.to === 'item')
  return {
    all,
    documents,
    count: all.filter(({ aim }) => aim.to !== 'nowhere').length,
    hasWrongSlot: documents.some(({ slot }) => !isSlot(slot)),
    hasSlotTwice: new Set(documents.map(({ slot }) => slot)).size < documents.length,
    change: (id, change) => setTyped((before) => new Map(before).set(id, { ...before.get(id), ...change })),
  }
}

function proposedSlots(choices: readonly (Asked & { readonly aim: Aim })[]): ReadonlyMap<string, string> {
  const documents = choices.filter(({ aim }) => aim.to === 'item')
  const slots = proposeSlots(documents.map(({ file }) => file.name))
  return new Map(documents.map(({ id }, index) => [id, slots[index] ?? '']))
}
