import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/Pipfile.lock', import.meta.url))

it('lists both groups with their scopes', () => {
  const result = readSbom(fixture)

  expect(result.ok && result.value.components.map(({ purl, name, scope }) => [purl ?? name, scope])).toEqual([
    ['pkg:pypi/click@8.0.0', 'required'],
    ['pkg:pypi/tool?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Ftool.git%400123456', 'required'],
    ['own', 'required'],
    ['pkg:pypi/check@1.0', 'excluded'],
  ])
  expect(result).toMatchObject({ value: { format: 'pipenv', specVersion: '6' } })
})

it('tells the place of what is not JSON', () => {
  expect(readSbom(fixture.subarray(0, -4))).toMatchObject({
    ok: false,
    problems: [{ code: 'json.ends-early' }],
  })
})
