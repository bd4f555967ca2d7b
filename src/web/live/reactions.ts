import type { Change } from '#contract/platform/system.ts'
import type { AnyRoute } from '#contract/route.ts'

/** Which routes' answers a change of a kind makes old; each feature gives its own. */
export interface Reaction {
  /** The kind of thing that changed, as the server's events name it. */
  readonly kind: string
  readonly routes: readonly Pick<AnyRoute, 'id'>[]
}

/** The ids of the routes to ask again after a change. */
export function routesTouched(reactions: readonly Reaction[], change: Change): readonly string[] {
  return reactions
    .filter((reaction) => reaction.kind === change.kind)
    .flatMap((reaction) => reaction.routes.map((route) => route.id))
}

/** Gathers what changes in a burst, so that a storm of events asks the server a few times, not a thousand. */
export class Burst {
  private readonly gathered = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private quietUntil = 0
  private readonly settle: (routes: ReadonlySet<string>) => void

  constructor(settle: (routes: ReadonlySet<string>) => void) {
    this.settle = settle
  }

  add(routes: readonly string[]): void {
    for (const route of routes) this.gathered.add(route)
    if (this.gathered.size === 0 || this.timer !== undefined) return
    this.timer = setTimeout(() => this.flush(), Math.max(soon, this.quietUntil - Date.now()))
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private flush(): void {
    this.timer = undefined
    this.quietUntil = Date.now() + rest
    this.settle(new Set(this.gathered))
    this.gathered.clear()
  }
}

/** A single change is followed at once; in a storm there is a rest between two rounds. In milliseconds. */
const soon = 30
const rest = 750
