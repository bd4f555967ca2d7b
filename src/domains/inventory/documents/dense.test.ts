import { expect, it } from 'vitest'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import type { DocumentContent } from './document.ts'

/** Runs on a busy machine. */
const soon = 60_000

const each = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => entry(index)).join('')

/** The shortest entries each notation has: what they become is many times as large as they are. */
const lists: readonly (readonly [name: string, count: number, text: string])[] = [
  ['rpm-qa.txt', 60_000, each(60_000, (index) => `p${index}-1-1.el9.noarch\n`)],
  ['requirements.txt', 60_000, each(60_000, (index) => `p${index}==1\n`)],
  ['go.sum', 60_000, each(60_000, (index) => `e.org/p${index} v1.0.0 h1:${'A'.repeat(43)}=\n`)],
  ['pacman-q.txt', 60_000, each(60_000, (index) => `p${index} 1-1\n`)],
  [
    'package-lock.json',
    50_000,
    `{"lockfileVersion":3,"packages":{"":{}${each(50_000, (index) => `,"node_modules/p${index}":{"version":"1.0.0"}`)}}}`,
  ],
  [
    'pnpm-lock.yaml',
    20_000,
    `lockfileVersion: '9.0'\n\npackages:\n${each(20_000, (index) => `\n  p${index}@1.0.0:\n    resolution: {integrity: sha1-AAAA}\n`)}`,
  ],
]

it.each(lists)(
  'security.md 4.8: reads a dense %s of %i packages within the limits for its size',
  async (name, count, text) => {
    const bytes = Buffer.from(text)
    const task = new URL('./read-document.task.ts', import.meta.url)

    const read = await runInSandbox<DocumentContent>({
      task,
      input: { bytes, name, told: null },
      limits: limitsForSize(bytes.length),
    })

    expect(read.ok ? [] : read.problems).toEqual([])
    expect(read.ok && read.value.entries).toBe(count)
  },
  soon,
)
