import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { serverLog } from './server-log.ts'

it('tells each line at the level of its severity', () => {
  const { told, log } = notebook()

  log.read(Buffer.from('[7] LOG:  ready\n[7] WARNING:  odd\n[8] ERROR:  no\n[7] FATAL:  end\nstray\n'))

  expect(told).toEqual([
    'info LOG ready',
    'warn WARNING odd',
    'warn ERROR no',
    'error FATAL end',
    'info  stray',
  ])
})

it('joins a line that comes in pieces', () => {
  const { told, log } = notebook()

  log.read(Buffer.from('[7] LOG:  re'))
  log.read(Buffer.from('ady\n'))

  expect(told).toEqual(['info LOG ready'])
})

it('tells errors quietly once a stop makes them expected', () => {
  const { told, log } = notebook()

  log.calm()
  log.read(Buffer.from('[7] FATAL:  terminating connection\n'))

  expect(told).toEqual(['info FATAL terminating connection'])
})

it('remembers the last twenty lines and what is not yet a line', () => {
  const { log } = notebook()

  log.read(Buffer.from(`${Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n')}\nrest`))

  expect(log.last().split('\n')).toHaveLength(21)
  expect(log.last()).toMatch(/^line 10\n(line \d+\n)*line 29\nrest$/)
})

function notebook() {
  const told: string[] = []
  const writer = (level: string) => (facts: object) => {
    told.push([level, ...Object.values(facts)].join(' '))
  }
  const log = serverLog({ info: writer('info'), warn: writer('warn'), error: writer('error') })
  return { told, log }
}
