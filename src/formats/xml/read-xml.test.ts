import { expect, it } from 'vitest'
import { attributeOf, childOf, childrenOf, linePath, textOf, type XmlElement } from './element.ts'
import { readXml, walkXml } from './read-xml.ts'

function read(text: string): XmlElement {
  const parsed = readXml(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

it('reads elements, attributes, text and CDATA, with the line each begins in', () => {
  const root = read(
    '<?xml version="1.0"?>\n<!-- a comment -->\n<bom version="1">\n  <name\n    lang="ja">部品 &amp; <![CDATA[<a>]]>&#x20;x</name>\n</bom>\n',
  )

  expect(root).toEqual({
    name: 'bom',
    namespace: '',
    attributes: new Map([['version', '1']]),
    children: [
      {
        name: 'name',
        namespace: '',
        attributes: new Map([['lang', 'ja']]),
        children: [],
        text: '部品 & <a> x',
        line: 4,
      },
    ],
    text: '',
    line: 3,
  })
})

it('resolves prefixes, also where they are declared anew', () => {
  const root = read(
    '<a xmlns="urn:1" xmlns:r="urn:r"><r:b r:id="x" id="y"/><c xmlns="urn:2" xmlns:r="urn:s"><r:d/></c><e xmlns=""/></a>',
  )
  const [b, c, e] = root.children

  expect(root.namespace).toBe('urn:1')
  expect(b).toMatchObject({ name: 'b', namespace: 'urn:r' })
  expect(b && attributeOf(b, 'id', 'urn:r')).toBe('x')
  expect(b && attributeOf(b, 'id')).toBe('y')
  expect(c).toMatchObject({ namespace: 'urn:2', children: [{ name: 'd', namespace: 'urn:s' }] })
  expect(e).toMatchObject({ namespace: '' })
})

it('is asked by name, and by namespace where that matters', () => {
  const root = read('<a xmlns:x="urn:x"><b> 1 </b><x:b>2</x:b><c/></a>')

  expect(textOf(childOf(root, 'b'))).toBe('1')
  expect(textOf(childOf(root, 'b', 'urn:x'))).toBe('2')
  expect(childrenOf(root, 'b')).toHaveLength(2)
  expect(childOf(root, 'd')).toBeNull()
  expect(textOf(childOf(root, 'c'))).toBeNull()
  expect(linePath(root)).toBe('/line/1')
})

it('makes one line end of those of Windows, and blanks of those in attributes', () => {
  const root = read('<a b="1\r\n2">x\r\ny</a>')

  expect(root.text).toBe('x\ny')
  expect(attributeOf(root, 'b')).toBe('1  2')
})

it('hands over the elements at a path one by one and keeps the rest', () => {
  const taken: [string, string | null][] = []
  const parsed = walkXml(
    '<rdf><item>0</item><list><item>1<item>2</item></item><other/><item>3</item></list></rdf>',
    { apart: ['list/item'], take: (element, path) => taken.push([path, textOf(element)]) },
  )

  expect(taken).toEqual([
    ['list/item', '1'],
    ['list/item', '3'],
  ])
  expect(parsed).toMatchObject({
    ok: true,
    value: { children: [{ name: 'item' }, { name: 'list', children: [{ name: 'other' }] }] },
  })
})

it('passes on what the one that takes an element throws', () => {
  const take = () => {
    throw new Error('mine')
  }

  expect(() => walkXml('<a><b/></a>', { apart: ['b'], take })).toThrow('mine')
})

it('reads UTF-16 with its mark, and characters cut by the pieces it reads in', () => {
  const text = `<a>${'部品𠮷'.repeat(20_000)}</a>`

  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
  ]) {
    expect(readXml(bytes)).toMatchObject({ ok: true, value: { text: '部品𠮷'.repeat(20_000) } })
  }
})

it('replaces characters that XML does not allow', () => {
  expect(readXml('<a>\n<b>x\u0001y\u0000</b></a>')).toMatchObject({
    ok: true,
    value: { children: [{ text: 'x\ufffdy\ufffd' }] },
    warnings: [{ path: '/line/2', code: 'xml.text-mended' }],
  })
})

it.each([
  ['', 'xml.empty', null],
  ['  \n', 'xml.empty', null],
  ['<a>', 'xml.ends-early', 1],
  ['<a>\n<b', 'xml.ends-early', 2],
  ['<a>\n</b>', 'xml.not-well-formed', 2],
  ['<a/><b/>', 'xml.not-well-formed', 1],
  ['<a/>text', 'xml.not-well-formed', 1],
  ['text', 'xml.not-well-formed', 1],
  ['<a b=c/>', 'xml.not-well-formed', 1],
  ['<a b="1" b="2"/>', 'xml.attribute-twice', 1],
  ['<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'xml.attribute-twice', 1],
  ['<a>\n\n<x:b/></a>', 'xml.prefix-unknown', 3],
  ['<a>&nbsp;</a>', 'xml.entity-unknown', 1],
  ['<a>&constructor;</a>', 'xml.entity-unknown', 1],
  ['<a b="&__proto__;"/>', 'xml.entity-unknown', 1],
  ['<a>&#xD800;</a>', 'xml.entity-unknown', 1],
  ['<a>&#0;</a>', 'xml.entity-unknown', 1],
  ['<a>x & y</a>', 'xml.entity-unknown', 1],
])('refuses %j: %s', (text, code, line) => {
  const parsed = readXml(text)

  expect(parsed).toMatchObject({ ok: false, problems: [{ code }] })
  if (!parsed.ok && line !== null) expect(parsed.problems[0]?.path).toBe(`/line/${line}`)
})
