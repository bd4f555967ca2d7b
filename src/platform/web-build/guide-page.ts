import { type Language, languages, say } from '#texts/index.ts'
import { type Chapter, escaped } from './guide-markdown.ts'

interface GuidePage {
  readonly language: Language
  /** Addresses of sheets with the faces of the product. */
  readonly faces: readonly string[]
  /** Address of the product’s sign. */
  readonly icon: string
  /** Its name in the folder of the guide. */
  readonly file: string
  readonly title: string
  readonly body: string
  readonly chapters: readonly Chapter[]
  /** The page to read after it. */
  readonly next: Chapter | undefined
}

/** A page with the list of all others beside it. */
export function writePage(page: GuidePage): string {
  const { language, title, body, faces, icon } = page
  const t = (key: string) => escaped(say(language, `guide:${key}`))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${icon}">
<title>${escaped(title)} · ${t('title')} · Renkei</title>
${faces.map((address) => `<link rel="stylesheet" href="${address}">\n`).join('')}<link rel="stylesheet" href="../guide.css">
</head>
<body>
<a class="skip" href="#text">${t('skip')}</a>
<header>
<a class="product" href="/">Renkei <span lang="ja">連携</span></a>
<span>${t('title')}</span>
<nav aria-label="${t('language')}">${languagesOf(page)}</nav>
<a class="back" href="/">${t('toProduct')}</a>
</header>
<div class="columns">
<nav class="pages" aria-label="${t('pages')}">
<ul>
${listOf(page)}
</ul>
</nav>
<main id="text" tabindex="-1">
${body}
${nextOf(page)}
</main>
</div>
</body>
</html>
`
}

function addressOf(file: string): string {
  return file === 'README.md' ? './' : file.replace(/\.md$/, '.html')
}

/** The same page in every language. */
function languagesOf({ language, file }: GuidePage): string {
  return languages
    .map((one) => {
      const name = escaped(say(one, 'guide:own'))
      if (one === language) return `<span aria-current="true">${name}</span>`
      const address = `../${one}/${file === 'README.md' ? '' : addressOf(file)}`
      return `<a href="${address}" lang="${one}" hreflang="${one}">${name}</a>`
    })
    .join(' ')
}

function listOf({ language, file, chapters }: GuidePage): string {
  const all = [{ file: 'README.md', title: say(language, 'guide:contents') }, ...chapters]
  return all
    .map((chapter) => {
      const current = chapter.file === file ? ' aria-current="page"' : ''
      return `<li><a href="${addressOf(chapter.file)}"${current}>${escaped(chapter.title)}</a></li>`
    })
    .join('\n')
}

function nextOf({ language, next }: GuidePage): string {
  if (next === undefined) return ''
  const words = escaped(say(language, 'guide:next'))
  return `<p class="next">${words} <a rel="next" href="${addressOf(next.file)}">${escaped(next.title)}</a></p>`
}
