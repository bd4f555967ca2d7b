import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const web = resolve(import.meta.dirname, '../..')
const mantine = resolve(web, '../../node_modules/@mantine/core')
const sheets = readFileSync(join(import.meta.dirname, 'mantine-sheets.ts'), 'utf8')

it('brings the sheet of every part of Mantine that the web uses, and of what that part is made of', () => {
  const sources = globSync(join(web, '**/*.{ts,tsx}')).map(read)
  const parts = new Set(sources.flatMap(importedParts))
  const needed = new Set([...parts, 'Notification'].flatMap(sheetsOf))
  const isUsed = (name: string) => {
    // `Radio` brings `Radio.Card` along, which needs a sheet only where it is used.
    const [, part, member] = /^(\w+)(Card|Indicator)$/.exec(name) ?? []
    return (
      part === 'Floating' || part === undefined || sources.some((one) => one.includes(`<${part}.${member}`))
    )
  }

  const missing = [...needed].filter((name) => isUsed(name) && !sheets.includes(`/${name}.layer.css`))

  expect(parts.size).toBeGreaterThan(15)
  expect(missing).toEqual([])
})

it('keeps the order of Mantine’s whole sheet', () => {
  const whole = read(join(mantine, 'styles.css'))
  const listed = [...sheets.matchAll(/core\/styles\/(\w+)\.layer\.css/g)].map(([, name = '']) => name)
  const places = listed
    .map((name) => /\.m_[0-9a-f]+/.exec(read(join(mantine, 'styles', `${name}.css`)))?.[0])
    .filter((first) => first !== undefined)
    .map((first) => whole.indexOf(first))

  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

function importedParts(source: string): readonly string[] {
  const names = [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].map(([, list = '']) => list)
  return names.flatMap((list) => list.split(',')).map((name) => name.trim().split(' as ')[0] ?? '')
}

/** Follows a part's own imports: each part that has styles imports its `.module.mjs`. */
function sheetsOf(part: string): readonly string[] {
  const seen = new Set<string>()
  const wanted = [join(mantine, 'esm/components', part, `${part}.mjs`)].filter((file) => existsSync(file))
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const imported = [...read(file).matchAll(/from "(\.[^"]+)"/g)].map(([, path = '']) => path)
    wanted.push(...imported.map((path) => resolve(dirname(file), path)))
  }
  return [...seen]
    .map((file) => /([^/]+)\.module\.mjs$/.exec(file)?.[1] ?? '')
    .filter((name) => existsSync(join(mantine, 'styles', `${name}.layer.css`)))
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}
