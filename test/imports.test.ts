import { describe, expect, it } from 'vitest'
import { findImports, resolveImport } from './imports.ts'
import { readTokens } from './source/tokens.ts'

describe('findImports', () => {
  it.each([
    ["import './a.ts'", 'static', './a.ts'],
    ["import a from './a.ts'", 'static', './a.ts'],
    ["import * as a from './a.ts'", 'static', './a.ts'],
    ["import {\n  a,\n  type B,\n} from './a.ts'", 'static', './a.ts'],
    ["import type { A } from './a.ts'", 'type', './a.ts'],
    ["import type from './a.ts'", 'static', './a.ts'],
    ["import words from './a.json' with { type: 'json' }", 'static', './a.json'],
    ["export { a } from './a.ts'", 're-export', './a.ts'],
    ["export * from './a.ts'", 're-export', './a.ts'],
    ["export * as a from './a.ts'", 're-export', './a.ts'],
    ["export type { A } from './a.ts'", 'type', './a.ts'],
    ["const a = await import('./a.ts')", 'dynamic', './a.ts'],
    ['const a = await import(`./a.ts`)', 'dynamic', './a.ts'],
    ["let a: typeof import('./a.ts')", 'dynamic', './a.ts'],
    ['const a = await import(name)', 'dynamic', undefined],
    ['const a = await import(`./$' + '{name}.ts`)', 'dynamic', undefined],
    ["const a = await import('./' + name)", 'dynamic', undefined],
    ["new Worker(new URL('./a.task.ts', import.meta.url))", 'url', './a.task.ts'],
    ["import.meta.resolve('pg')", 'resolve', 'pg'],
    ["require.resolve('pg')", 'resolve', 'pg'],
  ])('reads %s', (source, kind, specifier) => {
    const found = findImports('src/x.ts', source)

    expect(found).toEqual([{ kind, specifier, line: 1 }])
  })

  it.each([
    ['a line comment', "// import './a.ts'"],
    ['a block comment', "/* import './a.ts' */"],
    ['a string', `const a = "import './a.ts'"`],
    ['a template', "const a = `import './a.ts'`"],
    ['a regular expression', "const a = /import '.\\/a'/"],
    ['a member of that name', "feeds.import('./a.ts')"],
    ['a key of that name', "const a = { import: './a.ts' }"],
    ['a local export', 'export { a }\nconst b = "from"'],
    ['a folder that is only read', "new URL('../web/', import.meta.url)"],
  ])('finds nothing in %s', (_, source) => {
    expect(findImports('src/x.ts', source)).toEqual([])
  })

  it('goes on after everything that can hold a quote', () => {
    const source = [
      "const a = /['\"`]/g.test(b) ? c / d / e : `it's $" + '{f(`don\'t`)} "`',
      'const g = <T,>(x: T) => x',
      "const h = <p title=\"it's\">Don't {i ? <b>'</b> : `'`} {/* ' */}</p>",
      "import j from './j.ts'",
    ].join('\n')

    expect(findImports('src/x.tsx', source)).toEqual([{ kind: 'static', specifier: './j.ts', line: 4 }])
  })
})

describe('resolveImport', () => {
  it.each([
    ['./b.ts', { kind: 'file', path: 'src/kernel/a/b.ts' }],
    ['../../web/x.css?url', { kind: 'file', path: 'src/web/x.css' }],
    ['#domains/intel/index.ts', { kind: 'file', path: 'src/domains/intel/index.ts' }],
    ['#test/floors.ts', { kind: 'file', path: 'test/floors.ts' }],
    ['node:fs/promises', { kind: 'builtin', name: 'node:fs/promises' }],
    ['pg', { kind: 'library', name: 'pg' }],
    ['react-dom/client', { kind: 'library', name: 'react-dom' }],
    ['@mantine/core/styles.css', { kind: 'library', name: '@mantine/core' }],
  ])('leads %s to its place', (specifier, target) => {
    expect(resolveImport('src/kernel/a/a.ts', specifier)).toEqual(target)
  })
})

describe('readTokens', () => {
  it('tells attributes, element text and code apart', () => {
    const source =
      'const a = (\n  <Text<B> size="sm" {...rest} label={t(x)}>\n    Hello {name} <br />\n  </Text>\n)'

    const kinds = readTokens('src/web/x.tsx', source).filter((token) => token.kind.startsWith('jsx'))

    expect(kinds.map((token) => `${token.line} ${token.kind} ${token.text}`)).toEqual([
      '2 jsx-attribute size',
      '2 jsx-attribute label',
      '3 jsx-text Hello',
      '3 jsx-brace {',
    ])
  })

  it.each([
    ['a string', "const a = 'b\n"],
    ['a template', 'const a = `b'],
    ['a comment', '/* b'],
    ['a block', 'if (a) {'],
    ['a block that was never opened', 'a }'],
  ])('refuses to go on blind when %s does not end', (_, source) => {
    expect(() => readTokens('src/x.ts', source)).toThrow(/cannot read src\/x\.ts: line \d/)
  })
})
