import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What of the list of hostile inputs concerns what is read; 15 to 33 concern alerts, mail, web and people. */
const concerned = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14]

const title = /['`]security\.md (?<numbers>4\.\d+(?:(?:, | and )4\.\d+)*)/g

/** Files with tests whose names carry a number. */
function testsByNumber(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, Set<string>>()
  for (const path of globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })) {
    for (const match of readFileSync(`${root}${path}`, 'utf8').matchAll(title)) {
      for (const [, number = ''] of match.groups?.numbers?.matchAll(/4\.(\d+)/g) ?? []) {
        const files = found.get(Number(number)) ?? new Set()
        found.set(Number(number), files.add(path))
      }
    }
  }
  return new Map([...found].map(([number, files]) => [number, [...files].toSorted()]))
}

/** The rows of the table: a number and the files named in it. */
function rowsOfTable(): ReadonlyMap<number, readonly string[]> {
  const readme = readFileSync(`${root}src/formats/README.md`, 'utf8')
  return new Map(
    [...readme.matchAll(/^\| 4\.(?<number>\d+) +\|(?<rest>.*)$/gm)].map(({ groups }) => [
      Number(groups?.number),
      [...(groups?.rest ?? '').matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = '']) => path).toSorted(),
    ]),
  )
}

it('has a test for each number of the hostile inputs that concern what is read', () => {
  expect(concerned.filter((number) => !testsByNumber().has(number))).toEqual([])
})

it('names in the table of src/formats/README.md, for each number, files that hold such tests', () => {
  const tests = testsByNumber()
  const wrong = [...rowsOfTable()].flatMap(([number, files]) =>
    files.filter((file) => tests.get(number)?.includes(file) !== true).map((file) => [number, file]),
  )

  expect(wrong).toEqual([])
  expect([...rowsOfTable()].filter(([, files]) => files.length > 0).map(([number]) => number)).toEqual(
    concerned,
  )
})
