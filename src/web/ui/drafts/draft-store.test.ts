import { expect, it } from 'vitest'
import { type Draft, DraftStore } from './draft-store.ts'
import { restoreFields } from './restore-fields.ts'

const typed: Draft = { value: { name: '基幹サーバ' }, base: { name: '' }, version: null }

it('writes after a pause at the latest, and not with every stroke', () => {
  const { store, storage, timers } = aStore()

  store.write('ci.new', typed)
  store.write('ci.new', { ...typed, value: { name: '基幹サーバ２' } })

  expect(storage.size).toBe(0)
  expect(timers).toHaveLength(1)
  expect(timers[0]?.milliseconds).toBeLessThanOrEqual(300)
  timers[0]?.work()
  expect(new DraftStore(memory(storage), 'hana').read('ci.new')?.value).toEqual({ name: '基幹サーバ２' })
})

it('writes at once when the page goes away', () => {
  const { store, storage } = aStore()
  store.write('ci.new', typed)

  store.flush()

  expect(new DraftStore(memory(storage), 'hana').read('ci.new')).toEqual(typed)
})

it('reads what is still waiting to be written', () => {
  const { store } = aStore()

  store.write('ci.new', typed)

  expect(store.read('ci.new')).toEqual(typed)
})

it('forgets a draft that was sent, even one not yet written', () => {
  const { store, storage } = aStore()
  store.write('ci.new', typed)

  store.clear('ci.new')
  store.flush()

  expect(store.read('ci.new')).toBeNull()
  expect(storage.size).toBe(0)
})

it('keeps the drafts of two people apart', () => {
  const { store, storage } = aStore()
  store.write('ci.new', typed)
  store.flush()

  expect(new DraftStore(memory(storage), 'ken').read('ci.new')).toBeNull()
})

it('takes nothing for a draft that is none', () => {
  const storage = new Map([
    ['renkei.draft.hana.a', '{"value":{"name":1},"base":{},"version":null}'],
    ['renkei.draft.hana.b', 'not json'],
    ['renkei.draft.hana.c', '[]'],
  ])
  const store = new DraftStore(memory(storage), 'hana')

  expect(['a', 'b', 'c'].map((key) => store.read(key))).toEqual([null, null, null])
})

it('stays silent when the browser has no room left', () => {
  const store = new DraftStore(
    {
      ...memory(new Map()),
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    },
    'hana',
  )
  store.write('ci.new', typed)

  expect(() => store.flush()).not.toThrow()
})

it('fits an old draft into a form that has changed since', () => {
  const form = { name: '', kind: 'host', tags: ['a'], owner: null }

  expect(restoreFields(form, { name: 'x', kind: false, gone: 'y', owner: 'z' })).toEqual({
    ...form,
    name: 'x',
    owner: 'z',
  })
})

function aStore() {
  const storage = new Map<string, string>()
  const timers: { work: () => void; milliseconds: number }[] = []
  const later = (work: () => void, milliseconds: number) => {
    timers.push({ work, milliseconds })
    return () => undefined
  }
  return { storage, timers, store: new DraftStore(memory(storage), 'hana', { later }) }
}

function memory(storage: Map<string, string>) {
  return {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  }
}
