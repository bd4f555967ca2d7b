import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react'
import { browserChannel, browserLead, browserLine } from './browser-line.ts'
import { LiveHub } from './hub.ts'
import type { LiveEvent, LiveState } from './live-event.ts'
import { Burst, type Reaction, routesTouched } from './reactions.ts'
import { followStream } from './stream.ts'

const HubContext = createContext<LiveHub | null>(null)

interface Props {
  /** The id of the person signed in; tabs of the same person share one stream. */
  readonly person: string
  readonly reactions: readonly Reaction[]
  readonly onSignedOut: () => void
  readonly children: ReactNode
}

/** Keeps what is on the screen below in step with the server. */
export function Live({ person, reactions, onSignedOut, children }: Props) {
  const queries = useQueryClient()
  const [hub, setHub] = useState<LiveHub | null>(null)
  const signedOut = useEffectEvent(onSignedOut)
  useEffect(() => {
    const made = new LiveHub({
      channel: browserChannel(person),
      takeLead: browserLead(person),
      follow: (listener, from) => followStream(browserLine, listener, from),
    })
    const burst = new Burst((routes) => refetch(queries, routes))
    made.onEvent((event) => react(event, { queries, burst, reactions, signedOut: () => signedOut() }))
    made.start()
    setHub(made)
    return () => {
      burst.stop()
      made.close()
    }
  }, [person, queries, reactions])
  return <HubContext value={hub}>{children}</HubContext>
}

/** Whether what is on the screen is up to date. */
export function useLiveState(): LiveState {
  const hub = useContext(HubContext)
  return useSyncExternalStore(hub?.onState ?? noChange, hub?.state ?? catchingUp)
}

const noChange = () => () => undefined
const catchingUp = (): LiveState => 'catching-up'

interface Means {
  readonly queries: QueryClient
  readonly burst: Burst
  readonly reactions: readonly Reaction[]
  readonly signedOut: () => void
}

function react(event: LiveEvent, { queries, burst, reactions, signedOut }: Means): void {
  if (event.type === 'signed-out') signedOut()
  if (event.type === 'change') burst.add(routesTouched(reactions, event.change))
  if (event.type === 'missed') {
    queries
      .invalidateQueries(
        { predicate: ({ state }) => state.dataUpdatedAt < event.before },
        { cancelRefetch: false },
      )
      .catch(() => undefined)
  }
}

/** Asks again for what is on the screen; what is not will be asked for when it is shown. */
function refetch(queries: QueryClient, routes: ReadonlySet<string>): void {
  queries
    .invalidateQueries({
      predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && routes.has(queryKey[0]),
    })
    .catch(() => undefined)
}
