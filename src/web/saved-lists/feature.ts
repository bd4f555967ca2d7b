import { listSavedLists } from '#contract/sharing/saved-lists.ts'
import type { Feature } from '../feature.ts'

export const savedLists: Feature = {
  reactions: [
    { kind: 'saved-list', routes: [listSavedLists] },
    { kind: 'saved-list-pin', routes: [listSavedLists] },
    // Whoever joins a team sees its lists.
    { kind: 'me', routes: [listSavedLists] },
  ],
}
