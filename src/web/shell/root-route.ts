import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect, retainSearchParams } from '@tanstack/react-router'
import { readMe } from '#contract/identity/sessions.ts'
import { isSignedOut } from '../api/queries.ts'
import { ask } from '../api/query.ts'
import { readSavedAddress, type SavedAddress } from '../saved-lists/saved-search.ts'
import { type Lens, readLens } from '../strands/lens.ts'
import { rememberedLens } from '../strands/use-lens.ts'

interface Context {
  readonly queries: QueryClient
}

export const rootRoute = createRootRouteWithContext<Context>()()

interface LensSearch {
  readonly lens?: Lens | undefined
}

/** What any page's address may hold. */
interface InnerSearch extends LensSearch, SavedAddress {}

/** Parent of every page for people signed in; others are sent to sign in and come back afterwards. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  validateSearch: (search): InnerSearch => {
    const lens = readLens(search.lens)
    return { ...(lens !== undefined && lens !== 'both' && { lens }), ...readSavedAddress(search) }
  },
  search: { middlewares: [retainSearchParams<InnerSearch>(['lens'])] },
  beforeLoad: async ({ context, location, cause, search }) => {
    const me = await context.queries.ensureQueryData(ask(readMe)).catch((failure: unknown) => {
      if (isSignedOut(failure)) throw redirect({ to: '/sign-in', search: { to: location.href } })
      throw failure
    })
    const lens = cause === 'enter' && search.lens === undefined ? rememberedLens(me.id) : undefined
    if (lens !== undefined && lens !== 'both') {
      throw redirect({ to: '.', search: (before: object) => ({ ...before, lens }), replace: true })
    }
    return { me }
  },
})
