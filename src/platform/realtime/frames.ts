import type { Position } from '../events/outbox.ts'
import type { PlacedChange } from './changes.ts'

/** A position as an event's id on the stream: `xid-id`. */
export function writePosition(position: Position): string {
  return `${position.xid}-${position.id}`
}

const highestXid = 2n ** 64n

/** @returns undefined when the text is none of our ids */
export function readPosition(text: string): Position | undefined {
  const [, xid = '', id = ''] = /^(\d{1,20})-(\d{1,16})$/.exec(text) ?? []
  if (xid === '' || BigInt(xid) >= highestXid || Number(id) > Number.MAX_SAFE_INTEGER) return undefined
  return { xid, id: Number(id) }
}

/** One message of the stream (HTML Living Standard §9.2). With an id, a client that returns goes on behind it. */
export function frame(message: {
  readonly event: string
  readonly id?: Position | undefined
  readonly data: object
}): string {
  const id = message.id === undefined ? '' : `id: ${writePosition(message.id)}\n`
  return `event: ${message.event}\n${id}data: ${JSON.stringify(message.data)}\n\n`
}

/**
 * Changes in the order of their positions. Of several with one position only the last carries it as id: whoever
 * loses the line between them gets all of them again.
 */
export function changeFrames(changes: readonly PlacedChange[]): string {
  return changes
    .map(({ kind, id, version, position }, index) => {
      const isLast = changes[index + 1]?.position.id !== position.id
      return frame({ event: 'change', id: isLast ? position : undefined, data: { kind, id, version } })
    })
    .join('')
}
