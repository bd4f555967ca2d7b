import { expect, it } from 'vitest'
import { problemsAsCsv, problemsFileName } from './problems-csv.ts'

const words = {
  about: ['bom.json', '2 problems'],
  headings: ['Place', 'Problem', 'Code'],
} as const

it('writes a line for each problem, and nothing that a spreadsheet takes for a formula', () => {
  const csv = problemsAsCsv(
    [
      { path: '/components/1', code: 'purl.broken', message: 'No purl: "x", y' },
      { path: '', code: 'a.b', message: '＝cmd' },
      { path: '=HYPERLINK("x")', code: 'a.b', message: '@sum' },
    ],
    words,
  )

  expect(csv).toBe(
    [
      '\uFEFFbom.json,2 problems',
      'Place,Problem,Code',
      '/components/1,"No purl: ""x"", y",purl.broken',
      "/,'＝cmd,a.b",
      `"'=HYPERLINK(""x"")",'@sum,a.b`,
      '',
    ].join('\r\n'),
  )
})

it('names the file after what was imported', () => {
  expect(problemsFileName('out/構成 a:b.json')).toBe('構成 a-b.json-problems.csv')
  expect(problemsFileName('')).toBe('job-problems.csv')
})
