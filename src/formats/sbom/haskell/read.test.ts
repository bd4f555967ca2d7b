import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('reads what Cabal froze', () => {
  expect(read('cabal.project.freeze')).toMatchObject({
    value: {
      format: 'haskell',
      components: [
        { purl: 'pkg:hackage/aeson@2.1.2.1', path: '/line/2' },
        { purl: 'pkg:hackage/base@4.17.2.1' },
        { purl: 'pkg:hackage/zlib@0.6.3.0' },
      ],
    },
    warnings: [{ path: '/line/5', code: 'sbom.line-not-read' }],
  })
})

it('reads what Stack locked, and names the snapshot', () => {
  expect(read('stack.yaml.lock')).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:hackage/acme-missiles@0.3' },
        { purl: expect.stringContaining('pkg:hackage/own@1.10?vcs_url=') },
      ],
      linked: [{ name: 'snapshot' }],
    },
    warnings: [{ code: 'sbom.reference-outside' }],
  })
})

it('lists a package of which several versions will do without one', () => {
  const text =
    'constraints: any.parsec ==3.1.14.0 || ==3.1.15.0,\n             any.text >=1.2,\n             foo ==2.4\n'
  expect(readSbom(Buffer.from(text), 'cabal.project.freeze')).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:hackage/parsec' },
        { purl: 'pkg:hackage/text' },
        { purl: 'pkg:hackage/foo@2.4' },
      ],
    },
    warnings: [
      { path: '/line/1', code: 'sbom.component-version-missing' },
      { path: '/line/2', code: 'sbom.component-version-missing' },
    ],
  })
})
