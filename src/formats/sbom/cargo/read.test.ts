import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readCargo } from './read.ts'

const fixture = readFileSync(new URL('./fixtures/app.lock', import.meta.url))

it('lists what was resolved, the project as the subject', () => {
  expect(readCargo(fixture)).toMatchObject({
    value: {
      specVersion: '4',
      subject: { name: 'app', version: '0.1.0', purl: null },
      components: [
        {
          purl: 'pkg:cargo/from-git@0.3.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Ffrom-git%400123456789abcdef0123456789abcdef01234567',
        },
        { purl: 'pkg:cargo/twice@1.0.0', hashes: [{ algorithm: 'SHA-256' }] },
        { purl: 'pkg:cargo/twice@2.0.0' },
      ],
      dependencies: [
        { from: -1, to: 2 },
        { from: -1, to: 0 },
        { from: 0, to: 1 },
      ],
    },
    warnings: [],
  })
})

it('lists the packages of a workspace, each direct', () => {
  const result = readCargo(Buffer.from('[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "b"\n'))

  expect(result).toMatchObject({
    value: {
      subject: null,
      components: [{ name: 'a' }, { name: 'b' }],
      dependencies: [{ from: -1, to: 0 }, { to: 1 }],
    },
  })
})

it('tells the line of what is not TOML', () => {
  expect(readCargo(Buffer.from('version = 3\n[[package]\n'))).toMatchObject({
    ok: false,
    problems: [{ path: '/line/2', code: 'toml.not-valid' }],
  })
})

it('7 deep nesting is refused', () => {
  const deep = Buffer.from(`a = ${'['.repeat(200_000)}`)

  expect(readCargo(deep)).toMatchObject({ ok: false, problems: [{ code: 'toml.not-valid' }] })
})

it('is recognised by its content, or by its name', () => {
  expect(readSbom(fixture)).toMatchObject({ value: { format: 'cargo' } })
  expect(readSbom(Buffer.from('[[package]]\nname = "a"\n'), 'Cargo.lock')).toMatchObject({
    value: { format: 'cargo' },
  })
})
