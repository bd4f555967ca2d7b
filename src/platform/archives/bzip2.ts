import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { refuseArchive } from './errors.ts'

/** What the thread asks for and gives. */
export type Bzip2Message =
  | { readonly is: 'wanting' }
  | { readonly is: 'given'; readonly bytes: Uint8Array }
  | { readonly is: 'done' }
  | { readonly is: 'damaged'; readonly reason: string }

/**
 * The bytes of a bzip2 stream, unpacked in a thread of its own: the library works without pausing, and a block takes it
 * a tenth of a second. The thread waits until what it gave was taken, so it is never further than one piece ahead.
 * @throws `archives.damaged`; `archives.kind-unknown` in the sandbox, which may start no threads
 */
export async function* unpackBzip2(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (process.permission?.has('worker') === false)
    throw refuseArchive('kind-unknown', { facts: { kind: 'bzip2' } })
  const turn = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = new Worker(new URL('./bzip2.task.ts', import.meta.url), { workerData: turn })
  const goOn = (bytes: Uint8Array | null) => {
    worker.postMessage(bytes)
    Atomics.add(turn, 0, 1)
    Atomics.notify(turn, 0)
  }
  const ended = once(worker, 'exit').then((): readonly Bzip2Message[] => [
    { is: 'damaged', reason: 'the thread ended' },
  ])
  ended.catch(() => undefined)
  try {
    for (;;) {
      const [message]: readonly Bzip2Message[] = await Promise.race([once(worker, 'message'), ended])
      if (message?.is === 'wanting') {
        const next = await chunks.next()
        goOn(next.done === true ? null : next.value)
      } else if (message?.is === 'given') {
        yield message.bytes
        goOn(null)
      } else if (message?.is === 'damaged') {
        throw refuseArchive('damaged', { facts: { reason: message.reason } })
      } else return
    }
  } finally {
    await worker.terminate()
    await chunks.return(undefined)
  }
}
