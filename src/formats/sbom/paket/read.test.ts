import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('reads the packages of every group with who needs whom, and repositories with their commit', () => {
  const read = readSbom(readFileSync(new URL('./fixtures/groups.lock', import.meta.url)))

  expect(read).toMatchObject({
    ok: true,
    warnings: [],
    value: {
      format: 'paket',
      components: [
        { purl: 'pkg:nuget/Demo.Core@4.7.2', path: '/line/5' },
        { purl: 'pkg:nuget/Demo.Json@12.0.3' },
        { purl: 'pkg:github/demo/scripts@a25c2f256a99242c1106b5a3478aae6bb68c7a93' },
        { purl: 'pkg:nuget/Demo.Core@5.0.0-beta.1' },
      ],
      dependencies: [
        { from: 1, to: 0 },
        { from: 2, to: 0 },
      ],
    },
  })
})

it('tells lines of another form', () => {
  const read = readSbom(Buffer.from('NUGET\n  remote: https://example.com\n    ()\n    Demo (1.0)\n'))

  expect(read).toMatchObject({
    ok: true,
    warnings: [{ path: '/line/3', code: 'sbom.line-not-read' }],
    value: { components: [{ purl: 'pkg:nuget/Demo@1.0' }] },
  })
})
