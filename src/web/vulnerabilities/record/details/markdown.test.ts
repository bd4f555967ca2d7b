import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { type Block, linkTo, readMarkdown } from './markdown.ts'

const text = (words: string) => ({ kind: 'text', text: words })

it('reads paragraphs, headings, lists and code', () => {
  const source = `### Impact
The **first** line
goes on.

- one
  goes on
- two

1. eins

\`\`\`js
<b>code</b>

\`\`\`
---
> quoted`

  expect(readMarkdown(source)).toEqual([
    { kind: 'heading', runs: [text('Impact')] },
    { kind: 'paragraph', runs: [text('The first line goes on.')] },
    { kind: 'list', ordered: false, items: [[text('one goes on')], [text('two')]] },
    { kind: 'list', ordered: true, items: [[text('eins')]] },
    { kind: 'code', text: '<b>code</b>\n' },
    { kind: 'paragraph', runs: [text('quoted')] },
  ])
})

it('makes links of web addresses, however they are written', () => {
  const source = 'See [the *fix*](https://a.example/fix), <http://b.example> or https://c.example/x.'

  expect(readMarkdown(source)).toEqual([
    {
      kind: 'paragraph',
      runs: [
        text('See '),
        { kind: 'link', text: 'the *fix*', url: 'https://a.example/fix' },
        text(', '),
        { kind: 'link', text: 'http://b.example', url: 'http://b.example' },
        text(' or '),
        { kind: 'link', text: 'https://c.example/x', url: 'https://c.example/x' },
        text('.'),
      ],
    },
  ])
})

it.each(['[x](javascript:alert(1))', '![x](data:text/html,y)', '[x](//evil.example)', '<javascript:x>'])(
  'leaves %s as the text it is',
  (source) => {
    expect(readMarkdown(source)).toEqual([{ kind: 'paragraph', runs: [text(source)] }])
  },
)

it('leaves HTML as text', () => {
  const [block] = readMarkdown('<img src=x onerror=alert(1)> `<b>`')

  expect(block).toEqual({
    kind: 'paragraph',
    runs: [text('<img src=x onerror=alert(1)> '), { kind: 'code', text: '<b>' }],
  })
})

it('links nothing but http and https, whatever the text', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '`',
    'javascript:',
    'https://',
    'x',
    '\n',
    ' ',
    '- ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const url of urlsOf(readMarkdown(pieces.join('')))) expect(url).toMatch(/^https?:\/\//)
    }),
  )
  expect(linkTo('javascript:alert(1)').kind).toBe('text')
  expect(linkTo('HTTPS://a.example').kind).toBe('link')
})

it('reads a long hostile line in no time', () => {
  const started = performance.now()

  readMarkdown('[`**<'.repeat(20_000))

  expect(performance.now() - started).toBeLessThan(2_000)
})

function urlsOf(blocks: readonly Block[]): readonly string[] {
  const runs = blocks.flatMap((block) => {
    if (block.kind === 'code') return []
    return block.kind === 'list' ? block.items.flat() : block.runs
  })
  return runs.flatMap((run) => (run.kind === 'link' ? [run.url] : []))
}
