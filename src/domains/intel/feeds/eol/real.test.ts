import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readEntries } from '#platform/archives/index.ts'
import { eol } from './index.ts'

const pages = fileURLToPath(new URL('../../../../../../shared/data/eol/products.zip', import.meta.url))
const areThere = existsSync(pages)
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

it.skipIf(!areThere)(`reads every product of endoflife.date${note}`, async () => {
  const refused: string[] = []
  const warned: string[] = []
  let products = 0
  let releases = 0
  for await (const { name, bytes } of readEntries(pages, { onProblem: ({ path }) => refused.push(path) })) {
    const read = eol.read(bytes)
    if (!read.ok) refused.push(`${name} ${read.problems[0]?.code}`)
    else {
      products += read.value.products.length
      releases += read.value.products.reduce((sum, one) => sum + one.releases.length, 0)
      warned.push(...read.warnings.map(({ path, code }) => `${name}${path} ${code}`))
    }
  }

  expect(refused).toEqual([])
  expect(products).toBe(464)
  expect(releases).toBeGreaterThan(8000)
  expect(warned).toEqual([])
})
