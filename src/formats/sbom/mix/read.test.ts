import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what was resolved, by the names of Hex, and who needs whom by those of the applications', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/mix.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'mix',
      components: [
        { purl: 'pkg:hex/phoenix@1.7.10', hashes: [{ algorithm: 'SHA-256' }] },
        { purl: 'pkg:hex/plug@1.15.2' },
        { purl: 'pkg:hex/acme/own_package@2.0.1' },
        { name: 'from_git', version: null, purl: expect.stringContaining('vcs_url=git%2Bhttps') },
        { name: 'beside', purl: null },
      ],
      dependencies: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    },
    warnings: [
      { path: '/line/5', code: 'sbom.component-version-missing' },
      { path: '/line/6', code: 'sbom.purl-missing' },
      { path: '/line/7', code: 'sbom.line-not-read' },
    ],
  })
})

it('reads the older way of writing, and a list without packages', () => {
  const old = '%{"cowboy" => {:hex, :cowboy, "1.0.0"},\n  "ranch" => {:package, "0.9"}}\n'

  expect(readSbom(Buffer.from(old))).toMatchObject({
    value: {
      specVersion: '1',
      components: [{ purl: 'pkg:hex/cowboy@1.0.0' }, { purl: 'pkg:hex/ranch@0.9' }],
    },
  })
  expect(readSbom(Buffer.from('%{\n}\n'))).toMatchObject({ warnings: [{ code: 'sbom.no-components' }] })
})
