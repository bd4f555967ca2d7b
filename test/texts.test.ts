import { describe, expect, it } from 'vitest'
import { isTest } from './architecture/place.ts'
import { isSource, readSources, readText } from './architecture/sources.ts'
import { compareLanguages, layFlat } from './texts/catalogue.ts'
import { areaOf, type Code, findCodes, findMentions, findPassedCodes } from './texts/codes.ts'
import { findVisibleTexts } from './texts/visible-texts.ts'

const product = [...readSources('src')].filter(([path]) => isSource(path) && !isTest(path))
const names = { en: catalogueNames('en'), ja: catalogueNames('ja') }

/** The codes that have a text; of a plural one its whole name. */
const texts = { errors: codesWithText('errors'), problems: codesWithText('problems') }

describe('the catalogues', () => {
  it('are the same files in both languages', () => {
    expect(names.ja).toEqual(names.en)
    expect(names.en).toContain('problems')
    expect(names.en).toContain('errors')
  })

  it.each(names.en)('say the same in %s', (name) => {
    const complaints = compareLanguages(readCatalogue('en', name), readCatalogue('ja', name))

    expect(complaints).toEqual([])
  })

  it('hold a text for every code that a reader can come to see', () => {
    const codes = product.flatMap(([path, source]) => findCodes(path, source))
    const inProblems = codes.filter((one) => one.catalogue === 'problems').map((one) => one.code)
    const areas = new Set([...inProblems, ...texts.problems].map(areaOf))
    const passed = product.flatMap(([path, source]) => findPassedCodes(path, source, areas))

    const untold = [...codes, ...passed].filter((one) => !isTold(one))

    expect([...new Set(untold.map(describeCode))]).toEqual([])
    expect(codes.length).toBeGreaterThan(10)
  })

  it.each(['errors', 'problems'] as const)('hold no text in %s that no code asks for', (name) => {
    const codes = product.flatMap(([path, source]) => findCodes(path, source)).map((one) => one.code)
    const mentions = product.flatMap(([path, source]) => findMentions(path, source))
    const known = new Set([...codes, ...mentions])
    const beginnings = mentions.filter((mention) => mention.endsWith('.'))

    const orphans = texts[name].filter(
      (key) => !known.has(key) && !beginnings.some((one) => key.startsWith(one)),
    )

    expect(orphans).toEqual([])
  })
})

describe('the web', () => {
  it('shows no text that is not in a catalogue', () => {
    const loose = product
      .filter(([path]) => path.startsWith('src/web/'))
      .flatMap(([path, source]) =>
        findVisibleTexts(path, source).map(({ text, line }) => `${path}:${line} ${text}`),
      )

    expect(loose).toEqual([])
  })
})

describe('compareLanguages', () => {
  const width = 'digits and Latin letters are half-width, kana full-width'

  it('accepts one Japanese form for all English ones', () => {
    const en = layFlat({
      a: { found_one: 'One finding in {{name}}', found_other: '{{count}} findings in {{name}}' },
    })
    const ja = layFlat({ a: { found_other: '{{name}}に{{count}}件の検出' } })

    expect(compareLanguages(en, ja)).toEqual([])
  })

  it.each([
    ['a key that Japanese lacks', [{ a: 'x' }, {}], 'a is missing in ja'],
    ['a key that English lacks', [{}, { a: { b: '語' } }], 'a.b is missing in en'],
    ['a singular without its plural', [{ a_one: 'x' }, { a_one: '語' }], 'a_one has no a_other in en'],
    ['a plural that Japanese lacks', [{ a_one: 'x', a_other: 'y' }, {}], 'a_other is missing in ja'],
    ['a form Japanese has not', [{ a_other: 'y' }, { a_one: '語', a_other: '語' }], 'a_one is missing in en'],
    ['a placeholder that differs', [{ a: '{{n}}' }, { a: '{{m}}' }], 'a has {{n}} in one language only'],
    ['a mark that differs', [{ a: '<b>x</b>' }, { a: '語' }], 'a has <b> in one language only'],
    ['an empty text', [{ a: ' ' }, { a: '語' }], 'a (en) is empty'],
    ['one brace', [{ a: '{n}' }, { a: '{n}' }], 'a (en) has a brace that is no {{placeholder}}'],
    ['full-width digits', [{ a: 'x' }, { a: '２件' }], `a (ja) has ２: ${width}`],
    ['full-width letters', [{ a: 'x' }, { a: 'ＣＶＥ' }], `a (ja) has Ｃ: ${width}`],
    ['half-width kana', [{ a: 'x' }, { a: 'ｻｰﾊﾞ' }], `a (ja) has ｻ: ${width}`],
  ] as const)('reports %s', (_, [en, ja], complaint) => {
    expect(compareLanguages(layFlat(en), layFlat(ja))).toContain(complaint)
  })
})

describe('findCodes', () => {
  it('reads catalogues of refusals, problems and properties, and nothing else', () => {
    const source = `
      export const refuse = errorCatalogue('intel', {
        'item-not-found': 'not-found', // a comment: with a colon
        closed: 'conflict',
      })
      throw refuse('closed', { facts: { other: 1 } })
      problem(at(path, { a: 1 }), isNew ? 'sbom.new' : 'sbom.old', { kind: 'not.this' })
      return { path: '', code: 'input.unreadable' }
      problem(path, code)
      const event = 'intel.item-published'`

    const codes = findCodes('src/platform/x.ts', source).map(
      ({ code, catalogue, line }) => `${line} ${catalogue} ${code}`,
    )

    expect(codes).toEqual([
      '3 errors intel.item-not-found',
      '4 errors intel.closed',
      '7 problems sbom.new',
      '7 problems sbom.old',
      '8 either input.unreadable',
    ])
  })

  it('finds codes that are handed on, where outside input is read', () => {
    const source = "log.add(path, 'sbom.no-name')\nemit('intel.item-published')"
    const areas = new Set(['sbom'])

    expect(findPassedCodes('src/formats/sbom/x.ts', source, areas)).toMatchObject([
      { code: 'sbom.no-name', line: 1 },
    ])
    expect(findPassedCodes('src/domains/intel/items/x.ts', source, areas)).toEqual([])
  })
})

describe('findVisibleTexts', () => {
  it.each([
    ['an element text', '<p>\n  Open {n}\n</p>', 'Open'],
    ['a spoken attribute', '<input placeholder="Search" />', 'Search'],
    ['a spoken attribute in braces', "<b aria-label={'Close'} />", 'Close'],
    ['a literal child', "<p>{'Open'}</p>", 'Open'],
    ['a template child', '<p>{`Open $' + '{n}`}</p>', 'Open '],
    ['Japanese anywhere', "f('検索')", '検索'],
  ])('catches %s', (_, code, text) => {
    expect(findVisibleTexts('src/web/x.tsx', `const a = ${code}`)).toContainEqual(
      expect.objectContaining({ text }),
    )
  })

  it.each([
    ['a text from a catalogue', '<p title={t(`a.title`)}>{t("a.b")} · 3 &nbsp;</p>'],
    ['names for the machine', '<p className="open" data-kind="x" key={`row-$' + '{n}`}>{n}</p>'],
    ['a spoken attribute without letters', '<input placeholder="2026-01-01" />'],
    ['comments', '<p>{/* 開く */}</p>'],
  ])('lets %s be', (_, code) => {
    expect(findVisibleTexts('src/web/x.tsx', `const a = ${code}`)).toEqual([])
  })
})

function isTold({ code, catalogue }: Code): boolean {
  if (catalogue !== 'either') return texts[catalogue].includes(code)
  return texts.errors.includes(code) || texts.problems.includes(code)
}

function describeCode({ code, catalogue, file, line }: Code): string {
  const files = catalogue === 'either' ? 'errors.json or problems.json' : `${catalogue}.json`
  return `${file}:${line} ${code} has no text in ${files}`
}

function codesWithText(name: string): readonly string[] {
  return [...readCatalogue('en', name).keys()].map((key) => key.replace(/_(?:one|other)$/, ''))
}

function catalogueNames(language: string): readonly string[] {
  const folder = `src/texts/${language}`
  return [...readSources(folder).keys()].map((path) => path.slice(folder.length + 1).replace(/\.json$/, ''))
}

function readCatalogue(language: string, name: string): ReadonlyMap<string, string> {
  return layFlat(JSON.parse(readText(`src/texts/${language}/${name}.json`)))
}
