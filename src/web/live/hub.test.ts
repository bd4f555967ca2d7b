import { expect, it } from 'vitest'
import { LiveHub, type TabChannel, type TabMessage, type TakeLead } from './hub.ts'
import type { LiveEvent } from './live-event.ts'
import type { Listener } from './stream.ts'

const change = (id: string): LiveEvent => ({ type: 'change', change: { kind: 'ci', id, version: null } })

it('opens one stream for all tabs, and all of them hear it', () => {
  const browser = aBrowser()
  const [first, second] = [browser.openTab(), browser.openTab()]

  browser.streams[0]?.listener.show('connected')
  browser.streams[0]?.listener.hear(change('7'))

  expect(browser.streams).toHaveLength(1)
  expect([first.hub.state(), second.hub.state()]).toEqual(['connected', 'connected'])
  expect([first.heard, second.heard]).toEqual([[change('7')], [change('7')]])
})

it('lets another tab take over after the last event heard', async () => {
  const browser = aBrowser()
  const first = browser.openTab()
  const second = browser.openTab()
  browser.streams[0]?.listener.reach('7')
  browser.streams[0]?.listener.reach('8')

  first.hub.close()
  await settled()

  expect(browser.streams.map((stream) => stream.after)).toEqual([null, '8'])
  browser.streams[1]?.listener.hear(change('9'))
  expect(second.heard.at(-1)).toEqual(change('9'))
})

it('tells a tab opened later how things stand, and from where to go on', async () => {
  const browser = aBrowser()
  const first = browser.openTab()
  browser.streams[0]?.listener.reach('7')
  browser.streams[0]?.listener.show('connected')

  const late = browser.openTab()

  expect(late.hub.state()).toBe('connected')
  first.hub.close()
  await settled()
  expect(browser.streams[1]?.after).toBe('7')
})

it('says when the line is down, in every tab', () => {
  const browser = aBrowser()
  browser.openTab()
  const second = browser.openTab()

  browser.streams[0]?.listener.show('offline')

  expect(second.hub.state()).toBe('offline')
})

it('follows by itself where the browser has no locks', () => {
  const browser = aBrowser()

  browser.openTab(null)
  browser.openTab(null)

  expect(browser.streams).toHaveLength(2)
})

it('gives up its stream, and its place in the queue, when closed', async () => {
  const browser = aBrowser()
  const first = browser.openTab()
  const waiting = browser.openTab()

  waiting.hub.close()
  first.hub.close()
  await settled()

  expect(browser.streams).toHaveLength(1)
  expect(browser.streams[0]?.signal.aborted).toBe(true)
})

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

interface Stream {
  readonly listener: Listener
  readonly after: string | null
  readonly signal: AbortSignal
}

/** A browser whose tabs share a channel and a lock, and which records the streams they open. */
function aBrowser() {
  const streams: Stream[] = []
  const tabs = new Set<(message: TabMessage) => void>()
  let queue = Promise.resolve()
  let held = false

  const takeLead: TakeLead = async (work, signal) => {
    const turn = queue
    if (held) await turn
    if (signal.aborted) return
    held = true
    queue = work().finally(() => {
      held = false
    })
    await queue
  }

  const openTab = (lead: TakeLead | null = takeLead) => {
    const hub = new LiveHub({
      channel: aChannel(tabs),
      takeLead: lead,
      follow: (listener, { after, signal }) => {
        streams.push({ listener, after, signal })
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
      },
    })
    const heard: LiveEvent[] = []
    hub.onEvent((event) => heard.push(event))
    hub.start()
    return { hub, heard }
  }
  return { streams, openTab }
}

function aChannel(tabs: Set<(message: TabMessage) => void>): TabChannel {
  let own: ((message: TabMessage) => void) | null = null
  return {
    listen: (hear) => {
      own = hear
      tabs.add(hear)
    },
    post: (message) => {
      for (const tab of tabs) if (tab !== own) tab(message)
    },
    close: () => {
      if (own !== null) tabs.delete(own)
    },
  }
}
