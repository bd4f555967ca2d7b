import { Marked, type Tokens } from 'marked'

/** A page of the guide as its contents name it. */
export interface Chapter {
  readonly file: string
  readonly title: string
}

/** The pages in the order in which the contents link to them. */
export function readContents(markdown: string): readonly Chapter[] {
  return [...markdown.matchAll(/^- \[([^\]]+)\]\(([\w-]+\.md)\)/gm)].map(([, title = '', file = '']) => ({
    file,
    title,
  }))
}

/** The first heading. */
export function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? ''
}

/** Where a heading can be linked to, as code hosts do it: letters and digits of any script, hyphens for spaces. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
}

const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }: Tokens.Link) {
      return `<a href="${escaped(pageOf(href))}">${this.parser.parseInline(tokens)}</a>`
    },
    image({ href, text }: Tokens.Image) {
      const address = escaped(href)
      return `<a class="picture" href="${address}"><img src="${address}" alt="${escaped(text)}" loading="lazy"></a>`
    },
    // Nothing but Markdown comes through.
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
  },
})

/** A page of the guide; links from page to page lead to the served ones. */
export function toHtml(markdown: string): string {
  const html = marked.parse(markdown, { async: false })
  // What is wide scrolls by itself, so that the page never does; by the keyboard too.
  return html
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
}

function pageOf(href: string): string {
  return href.replace(/^README\.md(?=#|$)/, './').replace(/^([\w-]+)\.md(?=#|$)/, '$1.html')
}

/** For text and attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
