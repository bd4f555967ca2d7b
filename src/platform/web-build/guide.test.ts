import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeGuide } from './guide.ts'
import { anchorOf, toHtml } from './guide-markdown.ts'

async function writtenPages(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-guide-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const language of ['ja', 'en']) {
    await mkdir(join(folder, language, 'images'), { recursive: true })
    await writeFile(
      join(folder, language, 'README.md'),
      '# All\n\n- [First](first.md)\n- [Second](second.md)\n',
    )
    await writeFile(join(folder, language, 'first.md'), '# First <b>\n\nSee [the second](second.md#part).\n')
    await writeFile(join(folder, language, 'second.md'), '# Second\n\n## Part\n\n![A](images/a.webp)\n')
    await writeFile(join(folder, language, 'images/a.webp'), 'picture')
  }
  const files = await writeGuide(folder, {
    colors: ':root{}',
    faces: ['/assets/letters.css'],
    icon: '/assets/sign.svg',
  })
  return new Map(files.map(({ path, content }) => [path, content.toString()]))
}

it('writes each page with the list of all, its twin in the other language and the next one', async () => {
  const pages = await writtenPages()

  expect([...pages.keys()].sort()).toEqual(
    ['en', 'ja']
      .flatMap((language) =>
        ['first.html', 'images/a.webp', 'index.html', 'second.html'].map((name) => `${language}/${name}`),
      )
      .concat('guide.css')
      .sort(),
  )
  const first = pages.get('en/first.html') ?? ''
  expect(first).toContain('<html lang="en">')
  expect(first).toContain('<link rel="stylesheet" href="/assets/letters.css">')
  expect(first).toContain('<a href="first.html" aria-current="page">First</a>')
  expect(first).toContain('<a href="second.html#part">the second</a>')
  expect(first).toContain('href="../ja/first.html" lang="ja"')
  expect(first).toContain('<a rel="next" href="second.html">Second</a>')
  expect(pages.get('en/index.html')).toContain('href="../ja/"')
  expect(pages.get('en/second.html')).toContain('<img src="images/a.webp" alt="A" loading="lazy">')
})

it('needs no script and no style of its own', async () => {
  for (const page of (await writtenPages()).values())
    expect(page).not.toMatch(/<script|<style|style=|onclick/)
})

it('lets nothing but Markdown through', () => {
  expect(toHtml('a <img src=x onerror=alert(1)> "b"')).not.toContain('<img')
})

it('points to headings of any script', () => {
  expect(anchorOf('9. What a guest sees')).toBe('9-what-a-guest-sees')
  expect(anchorOf('関心度と、その規則')).toBe('関心度とその規則')
})
