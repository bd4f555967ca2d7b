import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what was resolved', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/build.sbt.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'sbt',
      specVersion: '1',
      components: [
        {
          purl: 'pkg:maven/org.typelevel/cats-core_3@2.10.0',
          scope: 'required',
          hashes: [{ algorithm: 'SHA-1' }],
        },
        { purl: 'pkg:maven/org.scalameta/munit_3@0.7.29', scope: 'excluded', hashes: [] },
      ],
    },
    warnings: [],
  })
})
