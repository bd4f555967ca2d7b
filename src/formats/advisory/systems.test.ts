import { describe, expect, it } from 'vitest'
import { systemsAmong, systemsToldBy } from './systems.ts'

describe('systemsAmong', () => {
  it('knows operating systems by their plain names, whatever their case', () => {
    expect(systemsAmong(['Windows'])).toEqual(['windows'])
    expect(systemsAmong(['macOS', 'Mac OS X', 'iOS '])).toEqual(['ios', 'macos'])
  })

  it('takes a list with anything else for no restriction', () => {
    const lists = [
      [],
      ['All'],
      ['x86', 'ARM'],
      ['Windows', '64 bit'],
      ['Linux', 'Docker', 'Kubernetes'],
      ['Windows Server 2016'],
      ['x64-based Systems'],
      ['Unknown'],
    ]

    expect(lists.map(systemsAmong)).toEqual(lists.map(() => []))
  })

  it('takes a list of all usual systems for none', () => {
    expect(systemsAmong(['Windows', 'MacOS', 'Linux'])).toEqual([])
    expect(systemsAmong(['Windows', 'Linux'])).toEqual(['linux', 'windows'])
  })
})

describe('systemsToldBy', () => {
  it('reads what Rust and Go tell', () => {
    expect(systemsToldBy({ affects: { os: ['windows'], arch: ['x86'] } })).toEqual(['windows'])
    expect(systemsToldBy({ affects: { os: [], arch: ['x86'] } })).toEqual([])
    expect(
      systemsToldBy({
        imports: [
          { path: 'a', goos: ['darwin'] },
          { path: 'b', goos: ['ios'] },
        ],
      }),
    ).toEqual(['ios', 'macos'])
  })

  it('is told nothing where one of the imports is affected everywhere', () => {
    expect(systemsToldBy({ imports: [{ path: 'a', goos: ['windows'] }, { path: 'b' }] })).toEqual([])
    expect(systemsToldBy({ imports: [] })).toEqual([])
    expect(systemsToldBy({ imports: 'none', affects: 7 })).toEqual([])
    expect(systemsToldBy(null)).toEqual([])
  })
})
