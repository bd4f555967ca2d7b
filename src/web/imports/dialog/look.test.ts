import { expect, it } from 'vitest'
import { type Look, lookOfArchive } from './look.ts'

const unreadable = (code: string): Look => ({
  as: 'unreadable',
  title: '',
  problems: [{ path: '', code, message: '' }],
})

const archive = { as: 'archive' } as const

it.each<[string, { known: typeof archive | null; told: Look }, Look['as']]>([
  ['a zip without a document', { known: archive, told: unreadable('archives.no-document') }, 'archive'],
  ['a tar without a document', { known: null, told: unreadable('archives.no-document') }, 'archive'],
  ['several documents', { known: archive, told: unreadable('archives.several-documents') }, 'documents'],
  ['a zip nobody could look into', { known: archive, told: { as: 'unknown', why: 'failed' } }, 'archive'],
  ['what cannot be read', { known: null, told: unreadable('json.ends-early') }, 'unreadable'],
])('takes %s for what it is', (_what, { known, told }, as) => {
  expect(lookOfArchive(known, told).as).toBe(as)
})
