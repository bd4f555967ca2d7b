import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { afterChange, changedBy, describeChange, putAt, type SavedContent, seenBy } from './saved-list.ts'

const owner = { id: 'o', name: 'Hanako', organisationId: 'house', gone: false }
const content: SavedContent = {
  name: '緊急',
  search: { severity: 'critical', q: 'ssh' },
  columns: { psirt: false },
  lens: 'both',
  shared: { with: 'nobody' },
}

describe('who sees and changes a list', () => {
  it('is its owner alone until it is shared', () => {
    const own = { shared: content.shared, owner }

    for (const object of [seenBy(own), changedBy(own)]) {
      expect(object).toMatchObject({ ownerId: 'o', teamId: null, organisationId: null })
    }
  })

  it('is the team that sees it, and changes it only after the owner has gone', () => {
    const shared = { with: 'team', teamId: 't' } as const

    expect(seenBy({ shared, owner }).teamId).toBe('t')
    expect(changedBy({ shared, owner }).teamId).toBeNull()
    expect(changedBy({ shared, owner: { ...owner, gone: true } }).teamId).toBe('t')
  })

  it('is everybody inside who sees it, and nobody outside', () => {
    const shared = { with: 'everybody' } as const

    expect(seenBy({ shared, owner })).toMatchObject({ organisationId: 'house', teamId: null, given: false })
  })
})

describe('a change', () => {
  it('leaves alone what it does not name, and tells old and new of the rest', () => {
    const after = afterChange(content, { name: '至急', search: { q: 'ssh', severity: 'critical' } })

    expect(after).toEqual({ ...content, name: '至急' })
    expect(describeChange(content, after)).toEqual({ name: { from: '緊急', to: '至急' } })
  })

  it('can take everything away that narrows', () => {
    const after = afterChange(content, { search: {} })

    expect(describeChange(content, after)).toEqual({ search: { from: content.search, to: {} } })
  })
})

describe('the order of pinned lists', () => {
  it.each([
    { before: ['a', 'b'], id: 'c', place: undefined, after: ['a', 'b', 'c'] },
    { before: ['a', 'b', 'c'], id: 'c', place: 0, after: ['c', 'a', 'b'] },
    { before: ['a', 'b', 'c'], id: 'a', place: 1, after: ['b', 'a', 'c'] },
    { before: ['a', 'b'], id: 'a', place: undefined, after: ['a', 'b'] },
    { before: ['a', 'b'], id: 'c', place: 99, after: ['a', 'b', 'c'] },
  ])('$before with $id at $place is $after', ({ before, id, place, after }) => {
    expect(putAt(before, id, place)).toEqual(after)
  })

  it('never loses one, and never holds one twice', () => {
    const ids = fc.uniqueArray(fc.string(), { maxLength: 8 })
    fc.assert(
      fc.property(ids, fc.string(), fc.option(fc.nat(12), { nil: undefined }), (before, id, place) => {
        const after = putAt(before, id, place)

        expect(after.toSorted()).toEqual([...new Set([...before, id])].toSorted())
      }),
    )
  })
})
