import { readTokens } from './tokens.ts'

/** A comment that silences a rule. */
export interface Suppression {
  readonly place: string
  readonly text: string
  /** Why; empty when it does not say. */
  readonly reason: string
  /** Whether it silences more than the next line. */
  readonly isWide: boolean
}

const biome = /^\**\s*biome-ignore(-all|-start)?\b[^:]*:?([\s\S]*)$/
const typescript = /^\**\s*@ts-(expect-error|ignore|nocheck)\b:?([\s\S]*)$/

/** Every suppression in a source, in the order of the text. */
export function findSuppressions(path: string, source: string): readonly Suppression[] {
  return readTokens(path, source)
    .filter((token) => token.kind === 'comment')
    .flatMap(({ text, line }) => {
      const found = biome.exec(text) ?? typescript.exec(text)
      if (found === null) return []
      const [, scope, reason = ''] = found
      const isWide = scope === '-all' || scope === '-start' || scope === 'nocheck'
      return [{ place: `${path}:${line}`, text, reason: reason.trim(), isWide }]
    })
}
