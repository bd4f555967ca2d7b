import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import {
  anyValue,
  compareCpe,
  compareCpeValue,
  cpeAttributes,
  cpeKey,
  formatCpe,
  formatCpeUri,
  isCpeName,
  parseCpe,
  productOfCpe,
} from './index.ts'

/** What the name of a text says of each attribute, ANY left out. */
function told(text: string) {
  const name = parseCpe(text)
  if (name === undefined) return undefined
  return Object.fromEntries(
    cpeAttributes.flatMap((one) => (name[one] === anyValue ? [] : [[one, name[one]]])),
  )
}

it.each([
  ['cpe:2.3:a:haxx:curl:*:*:*:*:*:*:*:*', true],
  ['cpe:2.3:a:exa\\:mple:rea\\\\:*:*:*:*:*:*:*:*', true],
  ['cpe:2.3:*:*:*:*:*:*:*:*:*:*:*', true],
  ['cpe:/a:haxx:curl:7.1', true],
  ['cpe:/:sun', true],
  ['cpe:/x:sun', false],
  ['cpe:2.3:a:soap::lite_project:soap::lite:*:*:*:*:*:perl:*:*', false],
  ['cpe:2.3:a:haxx:curl', false],
  ['cpe:2.3:a:haxx:cu\u0000rl:*:*:*:*:*:*:*:*', false],
  ['cpe:/a:haxx:cu%00rl', false],
  ['cpe:2.3:a:haxx:cu\ud800rl:*:*:*:*:*:*:*:*', false],
  ['curl', false],
  [`cpe:2.3:a:${'x'.repeat(8192)}:curl:*:*:*:*:*:*:*:*`, false],
])('security.md 4.12: tells whether %.60s is a CPE name', (text, is) => {
  expect(isCpeName(text)).toBe(is)
})

it('NISTIR 7695 §6.2: reads a formatted string, whatever is quoted in it', () => {
  expect(told('cpe:2.3:a:Foo\\\\bar:big\\$money:2010:*:*:*:special:ipod_touch:80gb:*')).toEqual({
    part: 'a',
    vendor: 'foo\\\\bar',
    product: 'big\\$money',
    version: '2010',
    swEdition: 'special',
    targetSw: 'ipod_touch',
    targetHw: '80gb',
  })
  expect(told('cpe:2.3:o:x:a\\-b\\.c:-:\\-::de:*:*:*:*')).toEqual({
    part: 'o',
    vendor: 'x',
    product: 'a-b.c',
    version: '-',
    update: '\\-',
    language: 'de',
  })
})

it('NISTIR 7695 §6.1: reads a URI with codes and a packed edition', () => {
  expect(told('cpe:/a:foo%5cbar:big%24money_2010%07:::~~special~ipod_touch~80gb~')).toBeUndefined()
  expect(told('cpe:/a:foo%5cbar:big%24money:8.%02:sp%01:~~special~ipod_touch~80gb~:ja')).toEqual({
    part: 'a',
    vendor: 'foo\\\\bar',
    product: 'big\\$money',
    version: '8.*',
    update: 'sp?',
    language: 'ja',
    swEdition: 'special',
    targetSw: 'ipod_touch',
    targetHw: '80gb',
  })
  expect(told('cpe:/o:x:y:-:100%')).toEqual({
    part: 'o',
    vendor: 'x',
    product: 'y',
    version: '-',
    update: '100\\%',
  })
})

const sign = fc.constantFrom(
  'a',
  'B',
  '7',
  '.',
  '-',
  '_',
  ':',
  '\\',
  '/',
  '+',
  '%',
  '~',
  '*',
  '?',
  '!',
  ' ',
  'é',
  '日',
)
const aValue = fc.oneof(
  fc.constantFrom('*', '-'),
  fc.array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.map((one) => `\\${one}`).join('')),
)
const aName = fc
  .tuple(fc.constantFrom('a', 'h', 'o'), fc.array(aValue, { minLength: 10, maxLength: 10 }))
  .map(([part, values]) => ['cpe:2.3', part, ...values].join(':'))

it('writes in either binding what it has read', () => {
  fc.assert(
    fc.property(aName, (text) => {
      const name = parseCpe(text)
      expect(name).toBeDefined()
      if (name === undefined) return
      expect(parseCpe(formatCpe(name))).toEqual(name)
      expect(parseCpe(formatCpeUri(name))).toEqual(name)
    }),
  )
})

it('never throws, whatever a text holds', () => {
  const piece = fc.constantFrom(
    'cpe:2.3:',
    'cpe:/',
    'a',
    ':',
    '\\',
    '%',
    '%2',
    '%zz',
    '~',
    '*',
    '?',
    '\n',
    '\udc00',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const name = parseCpe(pieces.join(''))
      if (name !== undefined) expect(parseCpe(formatCpe(name))).toEqual(name)
    }),
  )
})

it.each([
  ['*', '*', 'equal'],
  ['*', '-', 'superset'],
  ['*', '1', 'superset'],
  ['*', '1?', 'undefined'],
  ['-', '*', 'subset'],
  ['-', '-', 'equal'],
  ['-', '1', 'disjoint'],
  ['-', '1*', 'undefined'],
  ['1', '1', 'equal'],
  ['1', '2', 'disjoint'],
  ['1', '1*', 'undefined'],
  ['1', '-', 'disjoint'],
  ['1', '*', 'subset'],
  ['1.*', '1.2', 'superset'],
  ['1.*', '2.1', 'disjoint'],
  ['*a?', 'bab', 'superset'],
  ['1??', '12', 'superset'],
  ['1\\*', '12', 'disjoint'],
  ['1*', '*', 'subset'],
  ['1*', '-', 'disjoint'],
  ['1*', '1*', 'undefined'],
])('NISTIR 7696, table 6-2: %s against %s is %s', (source, target, relation) => {
  expect(compareCpeValue(source, target)).toBe(relation)
})

it.each([
  ['cpe:/a:x:y', 'cpe:/a:x:y:1', 'superset'],
  ['cpe:/a:x:y:1', 'cpe:/a:x:y', 'subset'],
  ['cpe:/a:x:y:1', 'cpe:/a:x:y::sp1', 'undefined'],
  ['cpe:/a:x:y:1', 'cpe:/a:x:z', 'disjoint'],
  ['cpe:/a:x:y:1', 'CPE:2.3:a:X:y:1:*:*:*:*:*:*:*', 'equal'],
])('NISTIR 7696, table 6-4: %s against %s is %s', (source, target, relation) => {
  const [a, b] = [parseCpe(source), parseCpe(target)]
  expect(a !== undefined && b !== undefined && compareCpe(a, b)).toBe(relation)
})

it('matches wildcards in time, however many there are', () => {
  const started = performance.now()

  expect(compareCpeValue(`${'*a'.repeat(400)}*c`, 'a'.repeat(1000))).toBe('disjoint')
  expect(performance.now() - started).toBeLessThan(500)
})

it.each([
  ['cpe:2.3:a:Exa\\:mple:rea\\.der:1:*:*:*:*:*:*:*', 'cpe/a/exa:mple/rea.der'],
  ['cpe:/o:x:z%2fos', 'cpe/o/x/z/os'],
  ['cpe:2.3:a:*:reader:1:*:*:*:*:*:*:*', undefined],
  ['cpe:2.3:a:x:read*:1:*:*:*:*:*:*:*', undefined],
  ['cpe:2.3:*:x:reader:1:*:*:*:*:*:*:*', undefined],
  [`cpe:2.3:a:x:${'é'.repeat(600)}:1:*:*:*:*:*:*:*`, undefined],
])('keys %.50s', (text, key) => {
  const name = parseCpe(text)
  expect(name === undefined ? undefined : cpeKey(name)).toBe(key)
})

it.each([
  ['cpe:2.3:a:Exa\\:mple:rea\\.der:1:*:*:*:*:*:*:*', 'exa:mple/rea.der'],
  ['cpe:/a:haxx:curl:7.1', 'haxx/curl'],
  ['cpe:2.3:*:*:*:*:*:*:*:*:*:*:*', undefined],
])('takes vendor and product of %s', (text, product) => {
  expect(productOfCpe(text)).toBe(product)
})
