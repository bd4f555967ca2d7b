import { expect, it } from 'vitest'
import { listeningSink } from '../trials/stage.ts'
import { openProgress } from './progress.ts'

function count(done: number, total: number | null) {
  return { title: 'all.zip', done, total }
}

it('writes one line over on a terminal, and takes it away', () => {
  const err = listeningSink({ isTTY: true, columns: 24 })
  const progress = openProgress(err, 'en')

  progress.show(count(1000, 4000))
  progress.show(count(2000, 4000))
  progress.clear()
  progress.clear()

  expect(err.read()).toBe('\r\x1b[2Kall.zip: 1,000 of 4,000\r\x1b[2Kall.zip: 2,000 of 4,000\r\x1b[2K')
})

it('uses the usual width where the terminal does not tell its own', () => {
  const err = listeningSink({ isTTY: true, columns: 0 })

  openProgress(err, 'en').show(count(1000, 4000))

  expect(err.read()).toContain('all.zip: 1,000 of 4,000 (25 %)')
})

it('writes a line per tenth elsewhere', () => {
  const err = listeningSink()
  const progress = openProgress(err, 'ja')

  for (let done = 0; done <= 1000; done += 1) progress.show(count(done, 1000))

  const lines = err.read().split('\n').filter(Boolean)
  expect(lines).toHaveLength(10)
  expect(lines[4]).toBe('all.zip：1,000件中500件（50 %）')
})

it('begins anew with the next piece of work', () => {
  const err = listeningSink()
  const progress = openProgress(err, 'en')

  progress.show(count(900, 1000))
  progress.show({ ...count(100, 1000), title: 'next.zip' })

  expect(err.read()).toBe('all.zip: 900 of 1,000 (90 %)\nnext.zip: 100 of 1,000 (10 %)\n')
})

it('lets no title steer the terminal', () => {
  const err = listeningSink()

  openProgress(err, 'en').show({ title: '\x1b[2J', done: 1, total: 1 })

  expect(err.read()).toBe('\\x1b[2J: 1 of 1 (100 %)\n')
})
