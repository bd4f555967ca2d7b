import { Change } from '#contract/platform/system.ts'
import type { StreamMessage } from './sse.ts'

/** How this browser stands to the server's news. */
export type LiveState = 'connected' | 'catching-up' | 'offline'

/** News as the screens hear it: something changed, something may have been missed, or the session ended. */
export type LiveEvent =
  | { readonly type: 'change'; readonly change: Change }
  | {
      readonly type: 'missed'
      /** What was fetched before this moment may be old; in milliseconds. */
      readonly before: number
    }
  | { readonly type: 'signed-out' }

/** What a message of the stream means; null for one that means nothing to us. */
export function readEvent(message: StreamMessage): LiveEvent | null {
  if (message.type === 'alive') return null
  if (message.event === 'signed-out') return { type: 'signed-out' }
  if (message.event !== 'change') return null
  const change = Change.loose().safeParse(parseOrNull(message.data))
  if (!change.success) return null
  const { kind, id, version } = change.data
  return { type: 'change', change: { kind, id, version } }
}

/** Whether the server's greeting says that it has sent, or will send, all that was missed. */
export function isComplete(hello: string): boolean {
  const greeting = parseOrNull(hello)
  return (
    typeof greeting === 'object' && greeting !== null && 'replayed' in greeting && greeting.replayed === true
  )
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
