import { expect, it } from 'vitest'
import { readAhead } from './read-ahead.ts'

async function* numbers(count: number, ended: { value: boolean }): AsyncGenerator<number> {
  try {
    for (let number = 1; number <= count; number++) yield await Promise.resolve(number)
  } finally {
    ended.value = true
  }
}

it('reads one ahead, in order', async () => {
  const ended = { value: false }
  const log: string[] = []
  const read = (number: number) => {
    log.push(`read ${number}`)
    return Promise.resolve(number * 10)
  }

  for await (const value of readAhead(numbers(3, ended), read)) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    log.push(`use ${value}`)
  }

  expect(log).toEqual(['read 1', 'read 2', 'use 10', 'read 3', 'use 20', 'use 30'])
  expect(ended.value).toBe(true)
})

it('tells a failure when its turn comes, and ends the source', async () => {
  const ended = { value: false }
  const used: number[] = []
  const read = (number: number) =>
    number === 2 ? Promise.reject(new Error('broken')) : Promise.resolve(number)
  const going = async () => {
    for await (const value of readAhead(numbers(5, ended), read)) used.push(value)
  }

  await expect(going()).rejects.toThrow('broken')
  expect(used).toEqual([1])
  expect(ended.value).toBe(true)
})

it('can be left early', async () => {
  const ended = { value: false }

  for await (const value of readAhead(numbers(5, ended), (number) => Promise.resolve(number))) {
    expect(value).toBe(1)
    break
  }

  expect(ended.value).toBe(true)
})
