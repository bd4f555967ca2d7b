import { expect, it } from 'vitest'
import { readYamlRoots } from './read-yaml.ts'
import { yamlDocuments } from './yaml-documents.ts'

const divided = (text: string) =>
  yamlDocuments(Buffer.from(text)).map(({ bytes, linesBefore }) => [bytes.toString(), linesBefore])

it('divides a file where its documents begin', () => {
  expect(divided('a: 1\n')).toEqual([['a: 1\n', 0]])
  expect(divided('---\na: 1\n')).toEqual([['\na: 1\n', 0]])
  expect(divided('---\r\na: 1\r\n--- {b: 2}\r\n---')).toEqual([
    ['\r\na: 1\r\n', 0],
    [' {b: 2}\r\n', 2],
  ])
})

it('leaves out documents that hold nothing, and takes no other line for a mark', () => {
  expect(divided('# remark\n%YAML 1.2\n---\n# nothing\n---\na: |\n  ---\n----: b\n---\n')).toEqual([
    ['\na: |\n  ---\n----: b\n', 4],
  ])
  expect(divided('')).toEqual([])
})

it('tells the number of the document in places, and the line within the file', () => {
  const read = readYamlRoots(Buffer.from('---\na: 1\n---\nb: 2\n'))
  expect(read.ok && read.value.map(({ path, value }) => [path, value])).toEqual([
    ['/0', { a: '1' }],
    ['/1', { b: '2' }],
  ])
  expect(readYamlRoots(Buffer.from('---\na: 1\n---\nb: [\n'))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid', path: '/line/5', facts: { line: 5 } }],
  })
})

it('reads a name with nothing behind it as nothing, and an empty text as one', () => {
  const read = readYamlRoots(Buffer.from("packages:\nversion: ''\n"))
  expect(read.ok && read.value.map(({ value }) => value)).toEqual([{ packages: null, version: '' }])
})
