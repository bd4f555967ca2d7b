import { eventStreamPath } from '#contract/platform/system.ts'
import type { TabChannel, TabMessage, TakeLead } from './hub.ts'
import type { Line } from './stream.ts'

/**
 * The line to our own server. Read with fetch and not with EventSource, which hides both the server's signs
 * of life (comments) and the status of a refusal.
 */
export const browserLine: Line = {
  open: async (after, signal) => {
    const query = after === null ? '' : `?after=${encodeURIComponent(after)}`
    const answer = await fetch(eventStreamPath + query, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal,
    })
    if (!answer.ok || answer.body === null) return answer.status
    return decoded(answer.body)
  },
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer)
        removeEventListener('online', finish)
        signal.removeEventListener('abort', finish)
        resolve()
      }
      const timer = setTimeout(finish, milliseconds)
      addEventListener('online', finish)
      signal.addEventListener('abort', finish)
      if (signal.aborted) finish()
    }),
}

async function* decoded(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** The browser's lock for the lead among the tabs of one person; null where there are no locks. */
export function browserLead(person: string): TakeLead | null {
  if (!('locks' in navigator)) return null
  return async (work, signal) => {
    await navigator.locks.request(`renkei.live.${person}`, { signal }, work)
  }
}

/** What the tabs of one person say to each other. */
export function browserChannel(person: string): TabChannel {
  const channel = new BroadcastChannel(`renkei.live.${person}`)
  return {
    post: (message) => channel.postMessage(message),
    listen: (hear) => {
      channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data)
    },
    close: () => channel.close(),
  }
}
