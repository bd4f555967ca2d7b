import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import bunzip from 'seek-bzip'
import type { Bzip2Message } from './bzip2.ts'

const pieceBytes = 256 * 1024

/** How often the other side has answered. */
const turn: Int32Array = workerData
const port = parentPort
if (port === null) throw new Error('not a thread')

/** Says something and waits for the answer. */
function ask(message: Bzip2Message): Uint8Array | null {
  const before = Atomics.load(turn, 0)
  port?.postMessage(message)
  Atomics.wait(turn, 0, before)
  return port === null ? null : (receiveMessageOnPort(port)?.message ?? null)
}

let piece: Uint8Array = new Uint8Array()
let at = 0

function isAtEnd(): boolean {
  while (at === piece.length) {
    const next = ask({ is: 'wanting' })
    if (next === null) return true
    piece = next
    at = 0
  }
  return false
}

function readByte(): number {
  if (isAtEnd()) throw new Error('unexpected end')
  const byte = piece[at] ?? 0
  at += 1
  return byte
}

const input = {
  readByte,
  read(buffer: Uint8Array, offset: number, length: number) {
    for (let index = 0; index < length; index += 1) buffer[offset + index] = readByte()
    return length
  },
}

const given = new Uint8Array(pieceBytes)
let filled = 0

function give(): void {
  if (filled > 0) ask({ is: 'given', bytes: given.slice(0, filled) })
  filled = 0
}

const output = {
  writeByte(byte: number) {
    given[filled] = byte
    filled += 1
    if (filled === pieceBytes) give()
  },
}

try {
  do bunzip.decode(input, output)
  while (!isAtEnd())
  give()
  port.postMessage({ is: 'done' } satisfies Bzip2Message)
} catch (error) {
  const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
  port.postMessage({ is: 'damaged', reason } satisfies Bzip2Message)
}
