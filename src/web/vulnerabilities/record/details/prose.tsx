import type { ReactNode } from 'react'
import styles from './details.module.css'
import { type Block, linkTo, type Run, readMarkdown } from './markdown.ts'

/** A source's own text in Markdown, drawn block by block; nothing of it is taken as HTML. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div className={styles.prose} lang={languageOf(text)}>
      {numbered(readMarkdown(text)).map(({ at, one }) => (
        <ProseBlock key={at} block={one} />
      ))}
    </div>
  )
}

function ProseBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'code') return <pre className={styles.code}>{block.text}</pre>
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List>
        {numbered(block.items).map(({ at, one }) => (
          <li key={at}>{drawRuns(one)}</li>
        ))}
      </List>
    )
  }
  const runs = drawRuns(block.runs)
  return block.kind === 'heading' ? <h3>{runs}</h3> : <p>{runs}</p>
}

function drawRuns(runs: readonly Run[]): ReactNode {
  return numbered(runs).map(({ at, one }) => <RunText key={at} run={one} />)
}

/** An address as a link where it is one of the web, else as it is written. */
export function WebAddress({ url }: { readonly url: string }) {
  return <RunText run={linkTo(url)} />
}

/** A link leads outside, says on hover where to, and tells the other side nothing of us. */
function RunText({ run }: { readonly run: Run }) {
  if (run.kind === 'code') return <code>{run.text}</code>
  if (run.kind === 'text') return run.text
  return (
    <a href={run.url} target="_blank" rel="noreferrer noopener external" data-hint={run.url}>
      {run.text}
    </a>
  )
}

/** The text is replaced as a whole: the place of a part is its identity. */
function numbered<T>(parts: readonly T[]): readonly { readonly at: number; readonly one: T }[] {
  return parts.map((one, at) => ({ at, one }))
}

/** Kana is in every Japanese text; sources write Japanese or English. */
function languageOf(text: string): 'ja' | 'en' {
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'en'
}
