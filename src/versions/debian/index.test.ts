import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { twoVersions } from '#test/version-cases.ts'
import { compareKeys } from '../keys/key.ts'
import { debian } from './index.ts'

it('gives no key to what dpkg does not read', () => {
  const strings = [
    '',
    '-1',
    '1.0-',
    '1:',
    ':1',
    'a:1.0',
    '-1:1.0',
    '1.0 2',
    '1.0_2',
    '1.0-1:2',
    '1.0-ä',
    '1\u0000',
  ]

  expect(strings.filter((text) => debian.encode(text) !== undefined)).toEqual([])
})

it('gives no key to what only stands for a version', () => {
  const strings = ['<unfixed>', '<end-of-life>', '*', 'latest', 'unstable', '~1.0']

  expect(strings.filter((text) => debian.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(debian.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(debian.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.0-1')).toBe('80' + '0281ae028002' + '028102')
  expect(hex('0')).toBe('80' + '028002' + '028002')
  expect(hex('1:2~rc')).toBe('81' + '028201726302' + '8002' + '028002')
})

it('orders as Debian Policy compares, step by step', () => {
  const parts = twoVersions(['0', '1', '9', '10', '~', '+', '.', 'a', 'Z'], 5)
  const epochs = fc.tuple(fc.constantFrom(1, 1, 1, 2), fc.constant(1))
  fc.assert(
    fc.property(
      epochs,
      parts,
      parts,
      (...[[epochA, epochB], [upstreamA, upstreamB], [revisionA, revisionB]]) => {
        const a = debian.encode(`${epochA}:1${upstreamA}-0${revisionA}`)
        const b = debian.encode(`${epochB}:1${upstreamB}-0${revisionB}`)
        const expected =
          epochA - epochB ||
          comparePart(`1${upstreamA}`, `1${upstreamB}`) ||
          comparePart(`0${revisionA}`, `0${revisionB}`)

        return a !== undefined && b !== undefined && compareKeys(a, b) === Math.sign(expected)
      },
    ),
    { numRuns: 5_000 },
  )
})

/** Policy §5.6.12: in turns the longest text and the longest number at the beginning. */
function comparePart(a: string, b: string): number {
  if (a === '' && b === '') return 0
  const [, textA = '', numberA = '', restA = ''] = /^(\D*)(\d*)(.*)$/.exec(a) ?? []
  const [, textB = '', numberB = '', restB = ''] = /^(\D*)(\d*)(.*)$/.exec(b) ?? []
  return compareText(textA, textB) || Number(numberA) - Number(numberB) || comparePart(restA, restB)
}

function compareText(a: string, b: string): number {
  if (a === '' && b === '') return 0
  const weigh = (text: string) => ['~', '', 'Z', 'a', '+', '.'].indexOf(text.slice(0, 1))
  return weigh(a) - weigh(b) || compareText(a.slice(1), b.slice(1))
}

function hex(version: string): string {
  return Buffer.from(debian.encode(version) ?? []).toString('hex')
}
