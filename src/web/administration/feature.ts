import { IconAdjustments } from '@tabler/icons-react'
import { listFeeds } from '#contract/intel/feeds.ts'
import type { Feature } from '../feature.ts'
import { places } from './frame/places.ts'

export const administration: Feature = {
  section: {
    id: 'administration',
    to: '/administration',
    icon: IconAdjustments,
    key: 'a',
    may: [...new Set(places.flatMap((place) => place.may))],
  },
  // Imports are jobs: while one runs, and when it ends, the counts of its source change.
  reactions: [
    { kind: 'job', routes: [listFeeds] },
    { kind: 'feed', routes: [listFeeds] },
  ],
}
