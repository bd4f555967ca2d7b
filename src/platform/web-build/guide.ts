import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from '#texts/index.ts'
import { readContents, titleOf, toHtml } from './guide-markdown.ts'
import { writePage } from './guide-page.ts'

/** A file of the guide as it is served below `/guide/`. */
export interface GuideFile {
  readonly path: string
  readonly content: string | Buffer
}

/** The list of pages: what the navigation shows, in its order; served as the folder itself. */
const contents = 'README.md'

/** What the pages take from the product. */
export interface GuideLook {
  /** The sheet that names the colours of the product. */
  readonly colors: string
  /** Addresses of sheets with its faces. */
  readonly faces: readonly string[]
  /** Address of its sign. */
  readonly icon: string
}

/**
 * Writes the guide as pages that stand for themselves: no script, one sheet, readable by whoever is not signed in.
 * @param folder with `en/*.md`, `ja/*.md`, their `images/`, and files to take
 */
export async function writeGuide(folder: string, look: GuideLook): Promise<readonly GuideFile[]> {
  const sheet = await readFile(join(import.meta.dirname, 'guide.css'), 'utf8')
  const pages = await Promise.all(languages.map((language) => writePages(folder, { ...look, language })))
  const others = await readdir(folder, { recursive: true, withFileTypes: true })
  const taken = others.filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
  return [
    { path: 'guide.css', content: `${look.colors}\n${sheet}` },
    ...pages.flat(),
    ...(await Promise.all(
      taken.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return { path: path.slice(folder.length + 1), content: await readFile(path) }
      }),
    )),
  ]
}

interface Edition extends GuideLook {
  readonly language: Language
}

async function writePages(folder: string, { language, faces, icon }: Edition): Promise<readonly GuideFile[]> {
  const read = (file: string) => readFile(join(folder, language, file), 'utf8')
  const first = await read(contents)
  const chapters = readContents(first)
  const files = [contents, ...chapters.map(({ file }) => file)]
  return await Promise.all(
    files.map(async (file, index) => {
      const markdown = file === contents ? first : await read(file)
      const page = {
        language,
        faces,
        icon,
        file,
        title: titleOf(markdown),
        body: toHtml(markdown),
        chapters,
        next: chapters[index],
      }
      return { path: `${language}/${nameOf(file)}`, content: writePage(page) }
    }),
  )
}

/** Under which name a page is served. */
function nameOf(file: string): string {
  return file === contents ? 'index.html' : file.replace(/\.md$/, '.html')
}
