import { basename } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readAdvisory } from '#formats/advisory/index.ts'
import { readSbom } from '#formats/sbom/index.ts'
import { startFuzzer } from './fuzzer.ts'
import { findTargets, samplesOf, type Target } from './targets.ts'

const targets = await findTargets()
const fuzzer = startFuzzer({ seconds: 10 })
afterAll(fuzzer.close)

interface Sample {
  readonly name: string
  readonly target: Target
  readonly text: string
}

/** The documents of all registered readers that are written in a notation. */
function samplesIn(notation: RegExp): readonly Sample[] {
  return targets.flatMap((target) =>
    samplesOf(target).flatMap((bytes, index) => {
      const text = bytes.toString('utf8')
      const file = basename(target.fixtures[index] ?? '')
      return notation.test(text) ? [{ name: `${target.name} ${file}`, target, text }] : []
    }),
  )
}

type Variants = readonly (readonly [what: string, change: (text: string) => string])[]

/** @returns what was not answered as it should, by what was done to the document */
async function faultsOf({ target, text }: Sample, variants: Variants): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>()
  for (const [what, change] of variants) {
    const fault = await fuzzer.replay(target, Buffer.from(change(text)))
    if (fault !== null) faults.set(what, fault)
  }
  return faults
}

/** Put into the document's own object, as its first field. */
const asField = (field: string) => (text: string) => text.replace('{', () => `{${field},`)

const inJson: Variants = [
  ['a million nested arrays', asField(`"x":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)],
  ['100,000 nested objects', asField(`"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
  ['prototypes', asField('"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}')],
  ['names given twice', (text) => text.replaceAll(/"name":/g, '"name":"first","name":')],
  ['endless numbers', (text) => text.replaceAll(/: ?\d+/g, ': 1e400')],
  ['minus zero', (text) => text.replaceAll(/: ?\d+/g, ': -0')],
  ['NaN', asField('"x":NaN')],
  ['lone surrogates', (text) => text.replaceAll(/": "/g, '": "\\ud800')],
  ['the character zero', (text) => text.replaceAll(/": "/g, '": "\\u0000')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['texts of a megabyte', (text) => text.replace('": "', () => `": "${'x'.repeat(1_000_000)}`)],
  ['objects for texts', (text) => text.replaceAll(/": "[^"]*"/g, '": {"a":[{}]}')],
  ['null for texts', (text) => text.replaceAll(/": "[^"]*"/g, '": null')],
]

describe.each(samplesIn(/^\s*\{/))('$name', (sample) => {
  it('security.md 4.6: is answered whatever JSON allows', async () => {
    expect(await faultsOf(sample, inJson)).toEqual(new Map())
  })
})

const laughs = Array.from({ length: 20 }, (_, index) => `<!ENTITY l${index + 1} "&l${index};&l${index};">`)
/** Stands before the document's element. */
const withType = (inside: string) => (text: string) =>
  text.replace(/^\s*(?:<\?xml[^>]*\?>)?/, (head) => `${head}<!DOCTYPE a ${inside}>`)

const withTypes: Variants = [
  ['an entity of a file', withType('[<!ENTITY x SYSTEM "file:///etc/passwd">]')],
  ['an entity of the network', withType('[<!ENTITY x SYSTEM "http://127.0.0.1/">]')],
  ['a parameter entity', withType('[<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]')],
  ['an external type', withType('SYSTEM "http://127.0.0.1/x.dtd"')],
  ['a billion laughs', withType(`[<!ENTITY l0 "ha">${laughs.join('')}]`)],
]

const many = Array.from({ length: 1_000_000 }, (_, index) => `a${index}=""`).join(' ')
const firstTag = /<[A-Za-z][\w:.-]*/

const inXml: Variants = [
  ...withTypes,
  ['200,000 nested elements', (text) => text.replace(firstTag, () => `${'<a>'.repeat(200_000)}<bom`)],
  ['a million attributes', (text) => text.replace(firstTag, (tag) => `${tag} ${many}`)],
  ['an entity in an attribute', (text) => text.replace(firstTag, (tag) => `${tag} a="&x;"`)],
  [
    'another encoding',
    (text) => text.replace(/^\s*<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="utf-7"?>'),
  ],
]

describe.each(samplesIn(/^\ufeff?\s*</))('$name', (sample) => {
  it('security.md 4.5: is answered whatever XML allows', async () => {
    expect(await faultsOf(sample, inXml)).toEqual(new Map())
  })

  it.each(withTypes)('security.md 4.5: is refused with %s', (_what, change) => {
    expect(sample.target.read(Buffer.from(change(sample.text)))).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.doctype' }],
    })
  })
})

const bomb = Array.from(
  { length: 25 },
  (_, index) => `b${index + 1}: &b${index + 1} [*b${index}, *b${index}]`,
)

const inYaml: Variants = [
  ['an alias bomb', (text) => `${text}\nb0: &b0 [x, x]\n${bomb.join('\n')}\n`],
  ['100,000 nested lists', (text) => `${text}\nx: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
  ['100,000 nested maps', (text) => `${text}\nx: ${'{a: '.repeat(100_000)}\n`],
  [
    'functions',
    (text) => `${text}\nx: !!js/function "function () { throw 1 }"\ny: !!python/object:os.system x\n`,
  ],
  ['merge keys', (text) => `${text}\nx: &x {__proto__: {polluted: true}}\ny:\n  <<: *x\n`],
  ['names given twice', (text) => `${text}\n${text}`],
  ['words for versions', (text) => text.replaceAll(/: ['"]?\d[\w.]*['"]?$/gm, ': NO')],
]

/** A name with something deeper below, and no brackets around all of it. */
const yaml = /^(?:#.*\n|\s*\n|__metadata:\n|\w[\w ]*: ?[^\n]*\n)+ {2}\S[^\n]*:/

describe.each(samplesIn(yaml))('$name', (sample) => {
  it('security.md 4.7: is answered whatever YAML allows', async () => {
    expect(await faultsOf(sample, inYaml)).toEqual(new Map())
  })
})

it('knows documents in each of these notations', () => {
  expect(samplesIn(/^\s*\{/).length).toBeGreaterThan(10)
  expect(samplesIn(/^\ufeff?\s*</).length).toBeGreaterThan(1)
  expect(samplesIn(yaml).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['sbom/pnpm v9.yaml', 'sbom/yarn berry.lock']),
  )
})

const polyglots = new Map([
  ['HTML in a PNG', '\u0089PNG\r\n\u001a\n<html><script>alert(1)</script></html>'],
  ['SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['PDF with a script', '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj'],
  ['a document of an office', 'PK\u0003\u0004\u0014\u0000word/vbaProject.bin'],
])

it.each([...polyglots])('security.md 4.3: %s is in no format', (_what, text) => {
  expect(readSbom(Buffer.from(text, 'latin1')).ok).toBe(false)
  expect(readAdvisory(Buffer.from(text, 'latin1')).ok).toBe(false)
})
