import { posix } from 'node:path'
import type { Token } from './source/scan.ts'
import { readCode } from './source/tokens.ts'

/** How a file names another: a worker's `new URL('./x.ts', import.meta.url)` counts as much as an `import`. */
export type ImportKind = 'static' | 'type' | 're-export' | 'dynamic' | 'url' | 'resolve'

/** One import as written; `specifier` is absent when the path is computed. */
export interface Import {
  readonly kind: ImportKind
  readonly specifier: string | undefined
  readonly line: number
}

/** What an import names: a file of this project (path from its root), a package, or a part of Node. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }

/** Every import of a TypeScript or TSX source, in the order of the text. */
export function findImports(path: string, source: string): readonly Import[] {
  const tokens = readCode(path, source)
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || text(tokens, index - 1) === '.') return []
    const found = readImport(tokens, index)
    return found === undefined ? [] : [{ ...found, line: token.line }]
  })
}

/** Where `specifier`, written in the file `from`, leads. */
export function resolveImport(from: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), bare) }
  if (bare.startsWith('#test/')) return { kind: 'file', path: bare.slice(1) }
  if (bare.startsWith('#')) return { kind: 'file', path: `src/${bare.slice(1)}` }
  if (bare.startsWith('node:')) return { kind: 'builtin', name: bare }
  const parts = bare.split('/')
  return { kind: 'library', name: parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/') }
}

type Found = Omit<Import, 'line'>

function readImport(tokens: readonly Token[], index: number): Found | undefined {
  switch (tokens[index]?.text) {
    case 'import':
      return readImportWord(tokens, index)
    case 'export':
      return readExport(tokens, index)
    case 'require':
      return readRequire(tokens, index)
    case 'URL':
      return readUrl(tokens, index)
    default:
      return undefined
  }
}

function readImportWord(tokens: readonly Token[], index: number): Found | undefined {
  const next = tokens[index + 1]
  if (next?.kind === 'string') return { kind: 'static', specifier: next.text }
  if (next?.text === '(') return { kind: 'dynamic', specifier: literal(tokens, index + 2) }
  if (next?.text === '.') return readMetaResolve(tokens, index)
  const isClause = next?.kind === 'word' || next?.text === '{' || next?.text === '*'
  if (!isClause) return undefined
  const isType = next.text === 'type' && text(tokens, index + 2) !== 'from'
  return fromClause(tokens, index + 1, isType ? 'type' : 'static')
}

function readMetaResolve(tokens: readonly Token[], index: number): Found | undefined {
  const isResolve = spells(tokens, index, ['import', '.', 'meta', '.', 'resolve', '('])
  return isResolve ? { kind: 'resolve', specifier: literal(tokens, index + 6) } : undefined
}

function readExport(tokens: readonly Token[], index: number): Found | undefined {
  const isType = text(tokens, index + 1) === 'type'
  const start = isType ? index + 2 : index + 1
  if (text(tokens, start) === '*') return fromClause(tokens, start, 're-export')
  if (text(tokens, start) !== '{') return undefined
  const end = tokens.findIndex((token, at) => at > start && token.text === '}' && token.kind === 'sign')
  return text(tokens, end + 1) === 'from' ? fromClause(tokens, end, isType ? 'type' : 're-export') : undefined
}

function readRequire(tokens: readonly Token[], index: number): Found | undefined {
  if (spells(tokens, index + 1, ['(']) && tokens[index + 2]?.kind === 'string')
    return { kind: 'resolve', specifier: literal(tokens, index + 2) }
  const isResolve = spells(tokens, index + 1, ['.', 'resolve', '('])
  return isResolve ? { kind: 'resolve', specifier: literal(tokens, index + 4) } : undefined
}

/** Only code counts: `new URL('../web/', import.meta.url)` names a folder to read, not something to run. */
function readUrl(tokens: readonly Token[], index: number): Found | undefined {
  if (text(tokens, index - 1) !== 'new' || text(tokens, index + 1) !== '(') return undefined
  if (!spells(tokens, index + 3, [',', 'import', '.', 'meta', '.', 'url'])) return undefined
  const specifier = literal(tokens, index + 2)
  return specifier !== undefined && /\.(?:tsx?|m?js|json)$/.test(specifier)
    ? { kind: 'url', specifier }
    : undefined
}

function fromClause(tokens: readonly Token[], start: number, kind: ImportKind): Found | undefined {
  const from = tokens.findIndex(
    (token, at) =>
      at > start && token.text === 'from' && token.kind === 'word' && tokens[at + 1]?.kind === 'string',
  )
  return from < 0 ? undefined : { kind, specifier: text(tokens, from + 1) }
}

/** The whole argument at `index` when it is one string, or one template without substitutions. */
function literal(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index]
  const end = text(tokens, index + 1)
  const isWhole = end === ')' || end === ','
  return isWhole && (token?.kind === 'string' || token?.kind === 'template') ? token.text : undefined
}

function spells(tokens: readonly Token[], start: number, words: readonly string[]): boolean {
  return words.every((word, offset) => text(tokens, start + offset) === word)
}

function text(tokens: readonly Token[], index: number): string | undefined {
  return tokens[index]?.text
}
