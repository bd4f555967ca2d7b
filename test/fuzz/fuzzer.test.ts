import { afterAll, expect, it } from 'vitest'
import { startFuzzer } from './fuzzer.ts'
import { inputOf } from './order.ts'
import { findTargets, samplesOf } from './targets.ts'

const doors = ['test/fuzz/trials/index.ts']
const targets = new Map((await findTargets(doors)).map((target) => [target.name, target]))
const fuzzer = startFuzzer({ seconds: 2, memoryMb: 64, doors })
afterAll(fuzzer.close)

it.each([
  ['throws', 'throws TypeError: not expected'],
  ['hangs', 'takes more than 2 s'],
  ['eats', 'takes more memory than allowed'],
  ['mangles', 'a text with U+0000'],
])('finds a reader that %s, and goes on with a new worker', async (name, fault) => {
  const target = targets.get(`trials/${name}`)
  if (target === undefined) throw new Error(name)

  const { findings, rounds } = await fuzzer.fuzz({ target, seed: 1, rounds: 2 })

  expect(rounds).toBe(2)
  expect(findings.map((one) => one.fault)).toEqual([
    expect.stringContaining(fault),
    expect.stringContaining(fault),
  ])
  expect(findings.map(({ input }) => input)).toEqual(
    [0, 1].map((round) => inputOf(samplesOf(target), 1, round)),
  )
})

it('finds nothing in a reader that refuses with a problem', async () => {
  const target = targets.get('trials/refuses')
  if (target === undefined) throw new Error('refuses')

  expect(await fuzzer.fuzz({ target, seed: 1, rounds: 50 })).toEqual({ findings: [], rounds: 50 })
  expect(await fuzzer.replay(target, Buffer.from('x'))).toBeNull()
})
