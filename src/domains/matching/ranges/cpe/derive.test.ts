import { expect, it } from 'vitest'
import type { CpeMatch, CpeNode } from '#formats/advisory/model/configuration.ts'
import type { NamedProduct } from '#formats/advisory/model/product.ts'
import { deriveConfigurations } from './derive-cpe.ts'
import { deriveProducts } from './derive-products.ts'

const name = (product: string, version = '*') => `cpe:2.3:${product}:${version}:*:*:*:*:*:*:*`

function match(criteria: string, rest: Partial<CpeMatch> = {}): CpeMatch {
  const none = {
    startIncluding: null,
    startExcluding: null,
    endIncluding: null,
    endExcluding: null,
    id: null,
  }
  return { vulnerable: true, criteria, ...none, ...rest }
}

function node(
  operator: CpeNode['operator'],
  parts: readonly (CpeMatch | CpeNode)[],
  negate = false,
): CpeNode {
  return {
    operator,
    negate,
    matches: parts.flatMap((one) => ('children' in one ? [] : [one])),
    children: parts.flatMap((one) => ('children' in one ? [one] : [])),
  }
}

const derive = (root: CpeNode, isComplete = true) =>
  deriveConfigurations([{ source: null, root, isComplete }]).map(({ packageKey, verdict, text }) => [
    packageKey,
    verdict,
    text,
  ])

const [x, y, z] = [name('a:v:x'), name('a:v:y'), name('o:v:z')]
const platform = match(z, { vulnerable: false })

it('names what must be there as well, of both sides where both are vulnerable', () => {
  expect(derive(node('and', [node('or', [match(x)]), node('or', [platform])]))).toEqual([
    ['cpe/a/v/x', 'undetermined', `${x} + ${z}`],
  ])
  expect(derive(node('and', [match(x), match(y)]))).toEqual([
    ['cpe/a/v/x', 'undetermined', `${x} + ${y}`],
    ['cpe/a/v/y', 'undetermined', `${y} + ${x}`],
  ])
})

it('takes nodes without an operator, or of one part, for alternatives', () => {
  const both = [
    ['cpe/a/v/x', 'affected', x],
    ['cpe/a/v/y', 'affected', y],
  ]
  expect(derive(node(null, [node('or', [match(x)]), node('or', [match(y)])]))).toEqual(both)
  expect(derive(node('and', [node('or', [match(x), match(y)])]))).toEqual(both)
})

it('knows a device by its firmware, and no other', () => {
  const box = name('o:v:box_firmware', '1.0')
  const on = (device: string) => node('and', [match(box), match(device, { vulnerable: false })])

  expect(derive(on(name('h:v:box', '-')))).toEqual([['cpe/o/v/box_firmware', 'affected', box]])
  expect(derive(on(name('h:w:box', '-')))[0]?.[1]).toBe('undetermined')
  expect(derive(on(name('o:v:box', '-')))[0]?.[1]).toBe('undetermined')
})

it('leaves undetermined what is negated, not read whole, a pattern, or without versions', () => {
  const verdicts = [
    derive(node('or', [match(x)], true)),
    derive(node('or', [match(x)]), false),
    derive(node('or', [match(name('a:v:x', '1.*'))])),
    derive(node('or', [match(name('a:v:x', '-'))])),
    derive(node('or', [match(x, { endExcluding: 'soon' })])),
    derive(node('or', [match(x, { startIncluding: '3', endExcluding: '2' })])),
    derive(node('or', [match('cpe:2.3:a:v:x:*:*:*:*:*:win*:*:*')])),
  ]

  expect(verdicts.map((found) => found.map(([, verdict]) => verdict))).toEqual(
    verdicts.map(() => ['undetermined']),
  )
})

it('keeps traits beside the key, and leaves out names without vendor or product', () => {
  const [found] = deriveConfigurations([
    {
      source: null,
      isComplete: true,
      root: node('or', [
        match('cpe:2.3:a:v:x:*:*:*:*:-:node.js:*:*'),
        match('cpe:2.3:a:*:x:*:*:*:*:*:*:*:*'),
      ]),
    },
  ])

  expect(found?.traits).toEqual([null, null, '-', 'node.js', null, null])
})

it('stays linear where a node has ever so many parts', () => {
  const parts = Array.from({ length: 20_000 }, (_, index) => match(name(`a:v:x${index}`)))
  const started = performance.now()

  expect(new Set(derive(node('and', parts)).map(([, verdict]) => verdict))).toEqual(new Set(['undetermined']))
  expect(performance.now() - started).toBeLessThan(5000)
})

function aProduct(rest: Partial<NamedProduct>): NamedProduct {
  const names = { path: '', source: null, vendor: null, product: null, packageName: null, collection: null }
  const more = { purl: null, platforms: [], modules: [], repository: null, defaultStatus: null }
  return { ...names, ...more, cpes: [x], versions: [], isComplete: true, ...rest }
}

const aVersion = (text: string, lessThan: string | null = null) => ({
  version: text,
  status: 'affected' as const,
  lessThan,
  lessThanOrEqual: null,
  versionType: null,
  changes: [],
})

const told = (one: NamedProduct, rank: 'cpe' | 'jvn') =>
  deriveProducts([one], rank).map(({ verdict, text }) => `${verdict} ${text.slice(x.length)}`.trim())

it('reads the versions of a product by its CPE name; silence of JVN about others means that they are not affected', () => {
  const both = aProduct({ versions: [aVersion('1.0', '2.0'), aVersion('3.0')] })

  expect(told(both, 'jvn')).toEqual(['affected  >= 1.0, < 2.0', 'affected  = 3.0'])
  expect(told(both, 'cpe')).toEqual(['affected  >= 1.0, < 2.0', 'affected  = 3.0'])
  expect(told(aProduct({ versions: [aVersion('1.0')] }), 'cpe')).toEqual([
    'affected  = 1.0',
    'undetermined  ?',
  ])
  expect(told(aProduct({}), 'jvn')).toEqual(['undetermined  ?'])
  expect(told(aProduct({ versions: [aVersion('1.0', 'soon')], isComplete: true }), 'jvn')).toEqual([
    'undetermined  ?',
  ])
  expect(told(aProduct({ defaultStatus: 'affected' }), 'cpe')).toEqual(['affected  *'])
  expect(told(aProduct({ defaultStatus: 'unaffected' }), 'cpe')).toEqual([])
})

it('takes a version that stands in the CPE name alone', () => {
  const found = deriveProducts([aProduct({ cpes: [name('a:v:x', '1.5')] })], 'jvn')

  expect(found.map(({ verdict, text }) => [verdict, text])).toEqual([['affected', name('a:v:x', '1.5')]])
})
