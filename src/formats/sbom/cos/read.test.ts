import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what is installed, and what built it', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/cos-package-info.json', import.meta.url)))).toMatchObject({
    value: {
      format: 'cos',
      components: [
        {
          purl: 'pkg:cos/sys-libs/zlib@17162.336.17',
          scope: 'required',
          properties: [{ value: '1.2.11-r5' }],
        },
        { purl: 'pkg:cos/app-arch/unzip@17162.336.16', scope: 'excluded' },
      ],
    },
    warnings: [],
  })
})
