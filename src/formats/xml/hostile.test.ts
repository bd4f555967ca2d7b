import { expect, it } from 'vitest'
import { attributeOf } from './element.ts'
import { xmlLimits } from './order.ts'
import { readXml, walkXml } from './read-xml.ts'

/** Runs on a busy machine; what is meant to hang runs for minutes. */
const soon = 30_000

it.each([
  ['an entity of a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['an entity of the network', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><a/>'],
  ['an external type', '<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>'],
  ['many laughs', `<!DOCTYPE a [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(1000)}]><a>&b;</a>`],
  ['a small letter', '<!doctype a><a/>'],
  ['a type that never ends', `<!DOCTYPE a [${'<!ENTITY b "x">'.repeat(200_000)}`],
])(
  'security.md 4.5: refuses %s',
  (_what, text) => {
    expect(readXml(text)).toMatchObject({
      ok: false,
      problems: [{ path: '/line/1', code: 'xml.doctype', facts: { line: 1 } }],
    })
  },
  soon,
)

it(
  'security.md 4.5: stops at the first characters of a declaration of no kind',
  () => {
    expect(readXml(`<!${'A'.repeat(20_000_000)}`)).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.not-well-formed' }],
    })
  },
  soon,
)

it(
  'security.md 4.5: stops at a depth of 200',
  () => {
    expect(readXml('<a>'.repeat(200_000))).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.too-deep', facts: { limit: 200 } }],
    })
    expect(readXml(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`).ok).toBe(true)
  },
  soon,
)

it(
  'security.md 4.5: stops at a thousand attributes, however many follow',
  () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => `a${index}="x"`).join(' ')

    expect(readXml(`<a ${many}/>`)).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.too-many-attributes' }],
    })
  },
  soon,
)

it(
  'security.md 4.5: declares many prefixes within each other in linear time',
  () => {
    const declarations = Array.from({ length: 900 }, (_, index) => `xmlns:p${index}="urn:${index}"`).join(' ')
    const text = `${`<a ${declarations}>`.repeat(150)}${'<b/>'.repeat(200_000)}${'</a>'.repeat(150)}`

    expect(readXml(text).ok).toBe(true)
  },
  soon,
)

it('security.md 4.5: keeps no more than the limit of elements, but hands over any number', () => {
  const text = `<a>${'<b><c/></b>'.repeat(1000)}</a>`
  const limits = { ...xmlLimits, held: 100 }
  let taken = 0
  const order = { apart: ['b'], take: () => taken++ }

  expect(readXml(text, limits)).toMatchObject({ ok: false, problems: [{ code: 'xml.too-many-elements' }] })
  expect(walkXml(text, order, limits)).toMatchObject({ ok: true, value: { children: [] } })
  expect(taken).toBe(1000)
})

it('security.md 4.5: refuses more bytes than the limit', () => {
  expect(readXml('<a/>', { ...xmlLimits, bytes: 3 })).toMatchObject({
    ok: false,
    problems: [{ code: 'xml.too-large', facts: { bytes: 4, limit: 3 } }],
  })
})

it(
  'security.md 4.5: reads long texts, comments and attributes in linear time',
  () => {
    const long = 'x'.repeat(3_000_000)

    expect(readXml(`<a><!--${long}--><b c="${long}">${long}</b><${long}/></a>`).ok).toBe(true)
  },
  soon,
)

it('security.md 4.6: takes names of the language for names', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype']
  const attributes = names.map((name) => `${name}="1"`).join(' ')
  const parsed = readXml(
    `<a xmlns:__proto__="urn:x" ${attributes}>${names.map((name) => `<${name}/>`).join('')}</a>`,
  )

  expect(parsed.ok).toBe(true)
  if (!parsed.ok) return
  expect(names.map((name) => attributeOf(parsed.value, name))).toEqual(names.map(() => '1'))
  expect(parsed.value.children.map(({ name }) => name)).toEqual(names)
  expect(Object.hasOwn(Object.prototype, '1')).toBe(false)
})

it('answers whatever the bytes are', () => {
  const whole = '<?xml version="1.0"?><a xmlns="urn:1" b="1"><c>&amp;&#65;</c><!-- x --><![CDATA[y]]></a>'
  let seed = 20_261_123
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(whole)
    for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256)

    expect(() =>
      readXml(bytes.subarray(0, random(10) === 0 ? random(bytes.length) : bytes.length)),
    ).not.toThrow()
  }
})
