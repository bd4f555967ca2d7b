import { type Actor, type DomainModule, mayHold, wallOf } from '#domains/identity/index.ts'
import { type Database, transact } from '#platform/database/database.ts'
import { differ, nameOf } from './expectations.ts'
import { may, type World } from './world.ts'

type Hint = DomainModule['hints'][number]

/** Ids of each kind of thing in the world, and which of them an actor may hear of. */
const kinds: Readonly<
  Record<string, (world: World, actor: Actor) => { all: readonly string[]; wanted: readonly string[] }>
> = {
  ci: (world, actor) => ({
    all: world.items.map((item) => item.id),
    wanted: world.items.filter((item) => may(actor, 'ci.view', item)).map((item) => item.id),
  }),
  vulnerability: (world, actor) => ({
    all: [world.vulnerabilityId],
    wanted: mayHold(actor, 'vulnerability.view') ? [world.vulnerabilityId] : [],
  }),
  job: (world, actor) => ({ all: [world.jobId], wanted: nameOf(actor) === 'handler' ? [world.jobId] : [] }),
  notice: (world, actor) => ({
    all: [world.noticeId],
    wanted: nameOf(actor) === 'handler' ? [world.noticeId] : [],
  }),
  sent: (world, actor) => ({
    all: [world.noticeId],
    wanted: mayHold(actor, 'notice.view') ? [world.noticeId] : [],
  }),
  'saved-list': (world, actor) => ({
    all: world.savedLists.map((list) => list.id),
    wanted: world.savedLists.filter((list) => list.seenBy.includes(nameOf(actor))).map((list) => list.id),
  }),
  'saved-list-pin': (world, actor) => ({
    all: [...world.people.values()],
    wanted: actor.kind === 'person' ? [actor.id] : [],
  }),
  'product-name': (_world, actor) => ({
    all: ['jvn-products'],
    wanted: mayHold(actor, 'vulnerability.view') ? ['jvn-products'] : [],
  }),
  feed: (_world, actor) => ({ all: ['osv'], wanted: mayHold(actor, 'feed.view') ? ['osv'] : [] }),
  person: (world, actor) => ({
    all: [...world.people.values()],
    wanted: mayHold(actor, 'user.view') ? [...world.people.values()] : [],
  }),
  structure: ({ organisations, divisions, teams }, actor) => {
    const all = [...Object.values(organisations), ...Object.values(divisions), ...Object.values(teams)]
    const isGuest = actor.kind === 'person' && !actor.internal
    return { all, wanted: isGuest ? [organisations.customer] : all }
  },
  me: (world, actor) => ({
    all: [...world.people.values()],
    wanted: actor.kind === 'person' ? [actor.id] : [],
  }),
}

/** Asks the hint about everything of its kind, as every person. @returns what does not hold, in words */
export async function probeHint(database: Database, world: World, hint: Hint): Promise<readonly string[]> {
  const kind = kinds[hint.kind]
  if (kind === undefined) return [`${hint.kind}: has no row in the access matrix`]
  const breaches: string[] = []
  for (const [name, actor] of world.actors) {
    if (actor.kind !== 'person') continue
    const { all, wanted } = kind(world, actor)
    const told = await transact(database, wallOf(actor), (unit) => hint.visible(unit, actor, all))
    const wrong = differ(hint.event, [...told], wanted)
    if (wrong !== undefined) breaches.push(`${name}: ${wrong}`)
  }
  return breaches
}
