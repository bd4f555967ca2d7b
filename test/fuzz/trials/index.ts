import { problem, readable, unreadable } from '#kernel/parsed/parsed.ts'

/** Readers that do what no reader may, for the test of the fuzzer. */
export const misbehaving: ReadonlyMap<string, { read(bytes: Uint8Array): unknown }> = new Map([
  [
    'throws',
    {
      read: () => {
        throw new TypeError('not expected')
      },
    },
  ],
  [
    'hangs',
    {
      read: (bytes: Uint8Array) => {
        // Ends after what would be minutes.
        for (const until = performance.now() + 120_000; performance.now() < until; ) bytes.at(0)
        return readable(null)
      },
    },
  ],
  [
    'eats',
    {
      read: () => {
        const held: number[][] = []
        for (;;) held.push(new Array(1_000_000).fill(0.5))
      },
    },
  ],
  ['mangles', { read: () => readable({ name: 'a\u0000b' }) }],
  ['refuses', { read: () => unreadable(problem('/line/1', 'json.unexpected')) }],
])
