import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('reads packages and repositories, and what the project asks for', () => {
  const read = readSbom(readFileSync(new URL('./fixtures/two-kinds.lock', import.meta.url)))

  expect(read).toMatchObject({
    ok: true,
    warnings: [
      { code: 'sbom.component-version-missing' },
      { code: 'sbom.entries-not-read', facts: { entries: 1 } },
    ],
    value: {
      format: 'rebar',
      specVersion: '1.2.0',
      components: [
        {
          path: '/line/2',
          purl: 'pkg:hex/demo_hex@2.9.0',
          hashes: [{ algorithm: 'SHA-256', value: 'a'.repeat(64) }],
        },
        { path: '/line/3', name: 'web', version: null },
      ],
      dependencies: [{ from: -1, to: 1, kind: 'depends-on' }],
    },
  })
})

it('reads what the first versions wrote', () => {
  const read = readSbom(Buffer.from('[{<<"demo">>,{pkg,<<"demo">>,<<"1.0.0">>},0}].\n'))

  expect(read).toMatchObject({ ok: true, value: { components: [{ purl: 'pkg:hex/demo@1.0.0' }] } })
})
