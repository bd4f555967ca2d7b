import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'

const at = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

function componentsOf(result: ReturnType<typeof readSbom>) {
  return result.ok ? result.value.components.map(({ name, purl }) => purl ?? name) : result.problems
}

it('reads vendor/modules.txt: what was copied beside, by what it was taken from', () => {
  const result = readSbom(at('modules.txt'))

  expect(result).toMatchObject({
    value: {
      format: 'go',
      specVersion: 'vendor/modules.txt',
      unused: [
        { path: '/line/13', field: '#', count: 1 },
        { path: '/line/15', field: '=>', count: 1 },
      ],
    },
    warnings: [{ path: '/line/10', code: 'sbom.purl-missing' }],
  })
  expect(componentsOf(result)).toEqual([
    'pkg:golang/example.org/direct@v1.2.3',
    'pkg:golang/example.org/indirect/v2@v2.0.1',
    'pkg:golang/example.net/fork@v1.1.0',
    'beside',
  ])
})

it('names the lines of vendor/modules.txt that it cannot read', () => {
  const text = '# example.org/a v1.0.0\n## explicit\nexample.org/a\n#what is this\n two words\n'

  expect(readSbom(Buffer.from(text))).toMatchObject({
    ok: true,
    warnings: [
      { path: '/line/4', code: 'sbom.line-not-read' },
      { path: '/line/5', code: 'sbom.line-not-read' },
    ],
  })
})

it('reads what go list -m -json prints: objects one after the other', () => {
  const result = readSbom(at('list-m.json'))

  expect(result).toMatchObject({
    value: { specVersion: 'go list -m', subject: { name: 'app' } },
    warnings: [{ path: '/4', code: 'sbom.purl-missing' }],
  })
  expect(componentsOf(result)).toEqual([
    'pkg:golang/example.org/direct@v1.2.3',
    'pkg:golang/example.org/indirect/v2@v2.0.1',
    'pkg:golang/example.net/fork@v1.1.0',
    'beside',
  ])
  expect(result.ok && result.value.dependencies.map(({ to }) => to)).toEqual([0, 2, 3])
})

it('tells where such a list breaks off', () => {
  const cut = Buffer.from(at('list-m.json').toString().slice(0, 200))

  expect(recogniseSbom(cut)?.id).toBe('go')
  expect(readSbom(cut)).toMatchObject({ ok: false, problems: [{ code: expect.stringMatching(/^json\./) }] })
})
