import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)), name)
const purlsOf = (name: string) => {
  const result = read(name)
  return result.ok ? result.value.components.map(({ purl }) => purl) : result.problems
}

it('reads the list of versions', () => {
  expect(purlsOf('brew-list.txt')).toEqual([
    'pkg:brew/openssl%403@3.2.0',
    'pkg:brew/openssl%403@3.1.4',
    'pkg:brew/rclone@1.67.0',
  ])
  expect(read('brew-list.txt')).toMatchObject({ warnings: [{ path: '/line/3', code: 'sbom.line-not-read' }] })
})

it('reads what is installed, and who needs whom', () => {
  expect(purlsOf('info.json')).toEqual([
    'pkg:brew/curl@8.4.0_1',
    'pkg:brew/openssl%403@3.2.0',
    'pkg:brew/acme/tap/own@1.0',
    'pkg:brew/homebrew/cask/firefox@120.0',
  ])
  expect(read('info.json')).toMatchObject({
    value: { format: 'homebrew', dependencies: [{ from: 0, to: 1 }] },
  })
})

it('reads the lock of a Brewfile', () => {
  expect(purlsOf('Brewfile.lock.json')).toEqual([
    'pkg:brew/acme/tap/own@1.0',
    'pkg:brew/git@2.43.0',
    'pkg:brew/homebrew/cask/firefox@121.0',
    null,
  ])
})
