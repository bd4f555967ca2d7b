/** The same numbers in every run (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What grammars stumble over: brackets, quotes, ends, escapes, names of prototypes, marks, numbers without end. */
const snippets: readonly string[] = [
  '{',
  '}',
  '[',
  '[[',
  ']',
  '"',
  "'",
  ',',
  ':',
  ': ',
  '<',
  '</',
  '<!--',
  '<!DOCTYPE a [',
  '<![CDATA[',
  '&amp;',
  '&#0;',
  '<text>',
  '</text>',
  '\\',
  '"\\ud800"',
  '"\\u0000"',
  '"__proto__":',
  '__proto__',
  'constructor',
  'null',
  'true',
  '1e400',
  '-',
  '- ',
  '#',
  '\n',
  '\r',
  '\n\n',
  '\t',
  ' ',
  '\u0000',
  '\u001b$B',
  '\ufeff',
  '\u202e',
  '%00',
  '../',
  '@',
  '&a *a',
  '<<: *a',
  '!!js/function x',
  '|\n',
  '9'.repeat(400),
  '('.repeat(300),
  'a-1-'.repeat(200),
]

/** An input grows no further than this by repetition. */
const mostBytes = 1_000_000

type Random = () => number

type Mutation = (bytes: Buffer, random: Random) => Buffer

const mutations: readonly Mutation[] = [
  // A byte is another.
  (bytes, random) => {
    const changed = Buffer.from(bytes)
    if (changed.length > 0) changed[below(changed.length, random)] = below(256, random)
    return changed
  },
  // A bit is turned.
  (bytes, random) => {
    const changed = Buffer.from(bytes)
    const at = below(changed.length, random)
    if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << below(8, random))
    return changed
  },
  // Something is put in.
  (bytes, random) => {
    const at = below(bytes.length + 1, random)
    return splice(bytes, { from: at, to: at, put: Buffer.from(pick(snippets, random)) })
  },
  // Something takes the place of something.
  (bytes, random) => {
    const { from, to } = stretch(bytes, random, 20)
    return splice(bytes, { from, to, put: Buffer.from(pick(snippets, random)) })
  },
  // A piece is lost.
  (bytes, random) => splice(bytes, { ...stretch(bytes, random, 60), put: empty }),
  // A piece stands elsewhere once more.
  (bytes, random) => {
    const { from, to } = stretch(bytes, random, 200)
    const at = below(bytes.length + 1, random)
    return splice(bytes, { from: at, to: at, put: bytes.subarray(from, to) })
  },
  // A line is lost or comes again.
  (bytes, random) => {
    const from = bytes.indexOf(0x0a, below(bytes.length, random)) + 1
    const end = bytes.indexOf(0x0a, from) + 1
    if (from === 0 || end === 0) return bytes
    return random() < 0.5
      ? splice(bytes, { from, to: end, put: empty })
      : splice(bytes, { from, to: from, put: bytes.subarray(from, end) })
  },
  // The end is missing.
  (bytes, random) => bytes.subarray(0, below(bytes.length + 1, random)),
  // A piece comes again and again: what takes the square of its input is slow then.
  (bytes, random) => {
    if (random() < 0.7) return bytes
    const { from, to } = stretch(bytes, random, random() < 0.5 ? 4 : 400)
    const times = Math.floor((random() * mostBytes) / Math.max(1, to - from))
    const put = Buffer.alloc((to - from) * times, bytes.subarray(from, to))
    return splice(bytes, { from, to: from, put })
  },
]

const empty = Buffer.alloc(0)

/** A document somebody damaged: one to five mutations of one of the samples. */
export function mutated(samples: readonly Buffer[], random: Random): Buffer {
  let bytes: Buffer = pick(samples, random)
  for (let count = 1 + below(5, random); count > 0; count--) bytes = pick(mutations, random)(bytes, random)
  return bytes.length > 2 * mostBytes ? bytes.subarray(0, 2 * mostBytes) : bytes
}

function below(end: number, random: Random): number {
  return Math.floor(random() * end)
}

function pick<T>(list: readonly T[], random: Random): T {
  const picked = list[below(list.length, random)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

function stretch(bytes: Buffer, random: Random, longest: number) {
  const from = below(bytes.length, random)
  return { from, to: Math.min(bytes.length, from + 1 + below(longest, random)) }
}

function splice(
  bytes: Buffer,
  { from, to, put }: { readonly from: number; readonly to: number; readonly put: Uint8Array },
): Buffer {
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])
}
