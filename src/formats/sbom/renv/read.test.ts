import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what was resolved, and who needs whom', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/renv.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'renv',
      components: [
        { purl: 'pkg:cran/markdown@1.0' },
        { purl: 'pkg:cran/mime@0.12.1?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fsomebody%2Fmime%400123456' },
        { purl: 'pkg:bioconductor/Biobase@2.62.0' },
      ],
      dependencies: [
        { from: 0, to: 1 },
        { from: 2, to: 1 },
      ],
      unused: [{ field: 'Hash', count: 1 }],
    },
  })
})
