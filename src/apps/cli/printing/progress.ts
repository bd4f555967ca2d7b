import { type Language, say } from '#texts/index.ts'
import type { Sink } from './sink.ts'
import { fitInto } from './table.ts'
import { visible } from './visible.ts'

/** How far a piece of work is. */
export interface Advance {
  readonly title: string
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
}

export interface Progress {
  show(advance: Advance): void
  /** Takes the line away, so that other text can follow. */
  clear(): void
}

const eraseLine = '\r\x1b[2K'
const millisecondsBetweenLines = 10_000

/** On a terminal one line that is written over; elsewhere a line per tenth, or every 10 s while the end is unknown. */
export function openProgress(err: Sink, language: Language): Progress {
  return err.isTTY === true ? onTerminal(err, language) : inLines(err, language)
}

function onTerminal(err: Sink, language: Language): Progress {
  let isShown = false
  return {
    show(advance) {
      const text = fitInto(describe(advance, language), (err.columns || 80) - 1)
      err.write(`${eraseLine}${text}`)
      isShown = true
    },
    clear() {
      if (isShown) err.write(eraseLine)
      isShown = false
    },
  }
}

function inLines(err: Sink, language: Language): Progress {
  let last = { title: '', tenth: 0, at: Date.now() }
  return {
    show(advance) {
      const tenth = Math.floor((shareOf(advance) ?? 0) * 10)
      if (advance.title !== last.title) last = { title: advance.title, tenth: 0, at: Date.now() }
      const isDue =
        advance.total === null ? Date.now() - last.at >= millisecondsBetweenLines : tenth > last.tenth
      if (!isDue) return
      last = { title: advance.title, tenth, at: Date.now() }
      err.write(`${describe(advance, language)}\n`)
    },
    clear() {
      // Lines stay.
    },
  }
}

function shareOf({ done, total }: Advance): number | undefined {
  return total === null || total === 0 ? undefined : Math.min(1, done / total)
}

function describe(advance: Advance, language: Language): string {
  const count = new Intl.NumberFormat(language)
  const share = shareOf(advance)
  const facts = {
    title: advance.title,
    done: count.format(advance.done),
    total: count.format(advance.total ?? 0),
    percent: Math.floor((share ?? 0) * 100),
  }
  return visible(say(language, share === undefined ? 'cli:progress.begun' : 'cli:progress.of', facts))
}
