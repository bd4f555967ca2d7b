import { describe, expect, it } from 'vitest'
import { describeBreach } from './architecture/breach.ts'
import { inspectHouse } from './architecture/check-house.ts'
import { planted, tidy } from './architecture/planted.data.ts'

describe('the checker', () => {
  it('finds nothing in a house in order', () => {
    const inspection = inspectHouse(new Map(Object.entries(tidy)))

    expect(inspection.breaches.map(describeBreach)).toEqual([])
    expect(inspection).toMatchObject({ files: Object.keys(tidy).length, imports: 45 })
  })

  it.each(planted)('catches $name', ({ path, source, says }) => {
    const { breaches } = inspectHouse(new Map([...Object.entries(tidy), [path, source]]))

    const messages = breaches.map(describeBreach)

    expect(messages).not.toEqual([])
    expect(messages.every((message) => message.startsWith(`${path}:`))).toBe(true)
    for (const part of says) expect(messages.join('\n')).toContain(part)
    expect(messages.join('\n')).toMatch(/\n {2}rule: .+\n {2}instead: .+/)
  })
})
