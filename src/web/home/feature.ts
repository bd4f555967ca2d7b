import { IconHome2 } from '@tabler/icons-react'
import { listFeeds } from '#contract/intel/feeds.ts'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import {
  listOverviewItems,
  listOverviewVulnerabilities,
  listSent,
  readOverview,
} from '#contract/sharing/overview.ts'
import type { Feature } from '../feature.ts'

export const home: Feature = {
  section: { id: 'home', to: '/', icon: IconHome2, key: 'h', may: [] },
  // What is new of items and vulnerabilities comes with long work: an SBOM or advisories that were read.
  reactions: [
    { kind: 'vulnerability', routes: [listVulnerabilities, readOverview, listOverviewVulnerabilities] },
    { kind: 'ci', routes: [readOverview, listOverviewItems] },
    { kind: 'job', routes: [listFeeds, readOverview] },
    { kind: 'notice', routes: [readOverview, listOverviewVulnerabilities] },
    { kind: 'sent', routes: [readOverview, listSent] },
  ],
}
