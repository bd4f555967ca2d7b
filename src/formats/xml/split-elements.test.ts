import { expect, it } from 'vitest'
import { readXml } from './read-xml.ts'
import { splitElements } from './split-elements.ts'

/** The pieces of a document that comes in chunks of some bytes. */
function split(text: string, size = 7, maxBytes = 10_000) {
  const splitter = splitElements({ elements: new Set(['item']), maxBytes })
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  const pieces = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()]
  return {
    pieces: pieces.map(({ place, bytes: piece }) => ({ place, text: piece.toString() })),
    faults: splitter.faults,
  }
}

const root = '<r:list xmlns:r="urn:r" a=">">'

it.each([1, 2, 3, 7, 1000])('gives each record within the tag of its document, in chunks of %i', (size) => {
  const text = [
    '<?xml version="1.0"?>',
    root,
    '<!-- <item>no</item> --><head><item>within</item></head>',
    '<item a="<item>"><b><item/></b><![CDATA[</item>]]></item> text <?pi <item> ?><r:item/>',
    '<item>ミ</item></r:list>',
  ].join('\n')

  const { pieces, faults } = split(text, size)

  expect(faults).toEqual([])
  expect(pieces).toEqual([
    { place: '/line/4', text: `${root}<item a="<item>"><b><item/></b><![CDATA[</item>]]></item></r:list>` },
    { place: '/line/4', text: `${root}<r:item/></r:list>` },
    { place: '/line/5', text: `${root}<item>ミ</item></r:list>` },
  ])
  expect(readXml(pieces[1]?.text ?? '')).toMatchObject({ ok: true })
})

it.each(['utf-16le', 'shift_jis', 'euc-jp'])('gives records of a document in %s in UTF-8', (encoding) => {
  // `ミ` and `表` in these encodings; the second byte of the latter is a backslash in Shift_JIS.
  const letters: Readonly<Record<string, readonly number[]>> = {
    shift_jis: [0x83, 0x7e, 0x95, 0x5c],
    'euc-jp': [0xa5, 0xdf, 0xc9, 0xbd],
  }
  const before = `<?xml version="1.0" encoding="${encoding}"?><a><item>`
  const bytes =
    encoding === 'utf-16le'
      ? Buffer.from(`\ufeff<a><item>ミ表</item></a>`, 'utf16le')
      : Buffer.concat([Buffer.from(before), Buffer.from(letters[encoding] ?? []), Buffer.from('</item></a>')])
  const splitter = splitElements({ elements: new Set(['item']) })

  const pieces = [...splitter.push(bytes), ...splitter.end()]

  expect(pieces.map(({ bytes: piece }) => piece.toString())).toEqual(['<a><item>ミ表</item></a>'])
})

it('tells what is in no encoding', () => {
  const splitter = splitElements({ elements: new Set(['item']) })
  const start = Buffer.from('<?xml version="1.0" encoding="shift_jis"?><a><item>')
  splitter.push(Buffer.concat([start, Buffer.from([0x83, 0x01]), Buffer.from('</item></a>')]))
  splitter.end()

  expect(splitter.faults).toMatchObject([{ code: 'xml.record-not-decodable' }])
})

it('gives a document without records as it is', () => {
  expect(split('<a><b>1</b></a>\n').pieces).toEqual([{ place: '', text: '<a><b>1</b></a>' }])
  expect(split('{"no":"xml"}').pieces).toEqual([{ place: '', text: '{"no":"xml"}' }])
  expect(split(' \n').pieces).toEqual([])
})

it('tells what is cut off, and gives what came before', () => {
  const { pieces, faults } = split('<a><item>1</item>\n<item>2</it')

  expect(pieces.map(({ text }) => text)).toEqual(['<a><item>1</item></a>'])
  expect(faults).toEqual([{ place: '/line/2', code: 'xml.record-cut' }])
})

it('leaves out a record beyond the limit and tells it', () => {
  const { pieces, faults } = split(`<a><item>${'x'.repeat(200)}</item><item>2</item></a>`, 16, 100)

  expect(pieces.map(({ text }) => text)).toEqual(['<a><item>2</item></a>'])
  expect(faults).toEqual([{ place: '/line/1', code: 'xml.record-too-large' }])
})

it('security.md 4.5: gives a document with a type declaration whole, which its reader refuses', () => {
  const text = '<!DOCTYPE a [<!ENTITY x "<item>1</item>">]><a><item>&x;</item></a>'

  expect(split(text).pieces).toEqual([{ place: '', text }])
  expect(readXml(text)).toMatchObject({ ok: false, problems: [{ code: 'xml.doctype' }] })
})

it('security.md 4.5: walks over a million tags in linear time', () => {
  const began = performance.now()

  expect(split(`<a>${'<b>'.repeat(1_000_000)}`, 65_536, 1000).pieces).toEqual([])
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('answers whatever the bytes are', () => {
  const whole = `<?xml version="1.0"?><!-- x -->${root}<item a="1">1</item><![CDATA[y]]><item/></r:list>`
  let seed = 20_261_123
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(whole)
    for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256)
    const splitter = splitElements({ elements: new Set(['item']) })

    expect(() => [...splitter.push(bytes), ...splitter.end()]).not.toThrow()
  }
})
