import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { anchorOf, readContents } from '#platform/web-build/guide-markdown.ts'
import { layFlat } from './texts/catalogue.ts'

const folder = fileURLToPath(new URL('../docs/guide', import.meta.url))
const texts = fileURLToPath(new URL('../src/texts', import.meta.url))
const languages = ['ja', 'en'] as const

function filesOf(language: string, ending: string): readonly string[] {
  const names = readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith(ending)).sort()
}

function read(language: string, file: string): string {
  return readFileSync(join(folder, language, file), 'utf8')
}

/** Links and pictures: what stands in round brackets after square ones. */
function linksOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address)
}

function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
}

it('has the same pages and pictures in both languages, in the same order', () => {
  const order = (language: string) => readContents(read(language, 'README.md')).map(({ file }) => file)

  expect(filesOf('ja', '.md')).toEqual(filesOf('en', '.md'))
  expect(filesOf('ja', '.webp')).toEqual(filesOf('en', '.webp'))
  expect(order('ja')).toEqual(order('en'))
  expect(order('ja').toSorted()).toEqual(filesOf('ja', '.md').filter((name) => name !== 'README.md'))
})

it('has every page to which a screen leads', () => {
  const source = readFileSync(new URL('../src/web/guide/guide-address.ts', import.meta.url), 'utf8')
  const pages = [...source.matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, page = '']) => `${page}.md`)

  expect(pages.length).toBeGreaterThan(5)
  expect(pages.filter((page) => !filesOf('ja', '.md').includes(page))).toEqual([])
})

it('stays light: every checkout and every installation carries its pictures', () => {
  const sizes = languages.flatMap((language) =>
    filesOf(language, '.webp').map((name) => statSync(join(folder, language, name)).size),
  )

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000)
})

describe.each(languages)('in %s', (language) => {
  const pages = filesOf(language, '.md')

  it.each(pages)('%s leads nowhere that is not', (file) => {
    const markdown = read(language, file)
    const lost = linksOf(markdown).filter((address) => {
      const [path = '', anchor] = address.split('#')
      const target = path === '' ? file : path
      if (!existsSync(join(folder, language, target))) return true
      return anchor !== undefined && !anchorsOf(read(language, target)).includes(anchor)
    })

    expect(lost).toEqual([])
  })

  it.each(pages)('%s uses the words of the screens', (file) => {
    const words = wordsOf(language)
    const bold = [...read(language, file).matchAll(/\*\*([^*]+)\*\*/g)].map(([, phrase = '']) => phrase)

    expect(bold.filter((phrase) => !words.some((word) => speaks(word, phrase)))).toEqual([])
  })

  it('shows every picture that it carries', () => {
    const shown = pages.flatMap((file) => linksOf(read(language, file)))

    expect(filesOf(language, '.webp').filter((name) => !shown.includes(name))).toEqual([])
  })
})

/** Everything that the screens say in the language, and what is said there without letters. */
function wordsOf(language: string): readonly string[] {
  const catalogues = readdirSync(join(texts, language)).map((name) =>
    layFlat(JSON.parse(readFileSync(join(texts, language, name), 'utf8'))),
  )
  return [
    '?',
    language === 'ja' ? '太字' : 'bold',
    ...catalogues.flatMap((catalogue) => [...catalogue.values()]),
  ]
}

/** Whether a text of the screens has the phrase in it, or becomes it once its places are filled. */
function speaks(text: string, phrase: string): boolean {
  if (text.includes(phrase)) return true
  const parts = text.split(/\{\{\w+\}\}/)
  if (parts.length !== 2 || parts.join('').length < 3) return false
  const [before = '', after = ''] = parts
  return phrase.startsWith(before) && phrase.endsWith(after)
}
