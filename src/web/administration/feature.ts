import { IconAdjustments } from '@tabler/icons-react'
import { listStructureChanges, listUsers, readDirectory, readUser } from '#contract/identity/people.ts'
import { readMe } from '#contract/identity/sessions.ts'
import { listFeeds } from '#contract/intel/feeds.ts'
import { listProductNames } from '#contract/intel/product-names.ts'
import { listCis, readCi } from '#contract/inventory/cis.ts'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import { readOverview } from '#contract/sharing/overview.ts'
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
    { kind: 'product-name', routes: [listProductNames] },
    { kind: 'person', routes: [listUsers, readUser] },
    // Names of teams stand beside much else; those that are looked at most follow at once.
    {
      kind: 'structure',
      routes: [
        readDirectory,
        listStructureChanges,
        readMe,
        readOverview,
        listVulnerabilities,
        listCis,
        readCi,
      ],
    },
  ],
}
