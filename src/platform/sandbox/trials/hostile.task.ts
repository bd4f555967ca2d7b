import { type Parsed, readable } from '#kernel/parsed/parsed.ts'

/** Ways to misbehave, for the tests of the sandbox. */
const ways: Readonly<Record<string, () => unknown>> = {
  loop: () => {
    for (;;);
  },
  objects: () => {
    const kept: unknown[] = []
    for (;;) kept.push({ a: kept.length })
  },
  // A growing map aborts the process at the heap limit where an array of objects only ends a worker.
  map: () => {
    const kept = new Map<number, number>()
    for (let i = 0; ; i++) kept.set(i, i)
  },
  buffers: () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(20_000_000, 1))
  },
  text: () => 'x'.repeat(2 ** 29),
  recursion: () => {
    const deeper = (): number => deeper() + 1
    return deeper()
  },
  exit: () => process.exit(3),
  throw: () => {
    throw new TypeError('a bug')
  },
  nothing: () => undefined,
  process: () => process.pid,
  // What a parser that can be tricked would do to the next input.
  global: () => Reflect.set(globalThis, 'kept', 1) && process.pid,
  prototype: () => Reflect.set(Object.prototype, 'kept', 1) && process.pid,
  replaced: () => Reflect.set(JSON, 'parse', () => 'mine') && process.pid,
  timer: () => setInterval(() => {}, 1000) && process.pid,
}

export async function run(input: {
  readonly way?: string
  readonly echo?: unknown
  readonly reach?: string
}): Promise<Parsed<unknown> | undefined> {
  if (input.reach !== undefined) return readable(await reach(input.reach))
  if (input.way === undefined) return readable(input.echo)
  if (input.way === 'nothing') return undefined
  return readable(ways[input.way]?.())
}

async function reach(what: string): Promise<string> {
  const fs = await import('node:fs')
  const { connect } = await import('node:net')
  const { spawnSync } = await import('node:child_process')
  const { env } = await import('node:process')
  try {
    if (what === 'read') fs.readFileSync('/etc/hostname')
    if (what === 'write') fs.writeFileSync('written.txt', '')
    if (what === 'process') spawnSync('true')
    if (what === 'network') await connected(connect({ host: '127.0.0.1', port: 1 }))
    if (what === 'environment') return Object.keys(env).join(' ')
    return 'allowed'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed'
  }
}

function connected(socket: import('node:net').Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve()).once('error', reject)
  })
}
