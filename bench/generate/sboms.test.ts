import { expect, it } from 'vitest'
import { readSbom } from '#formats/sbom/index.ts'
import { makeCatalogue, purlOf } from './catalogue.ts'
import { cycloneDx } from './sboms.ts'

it('writes documents that are read whole, with their dependencies', () => {
  const components = makeCatalogue(400).components

  const read = readSbom(Buffer.from(cycloneDx('x', components)))

  expect(read).toMatchObject({ ok: true, warnings: [] })
  if (!read.ok) return
  expect(read.value.components.map((one) => one.purl)).toEqual(components.map(purlOf))
  expect(read.value.dependencies.length).toBe(components.length)
})
