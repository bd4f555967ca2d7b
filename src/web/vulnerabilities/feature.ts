import { IconShieldExclamation } from '@tabler/icons-react'
import { listInterests } from '#contract/intel/interest.ts'
import { listActivity } from '#contract/matching/activity.ts'
import { listStatements } from '#contract/matching/statements.ts'
import { readVulnerabilityPeople } from '#contract/sharing/people.ts'
import type { Feature } from '../feature.ts'
import { reportedRoutes } from '../wrong-matches/refresh.ts'
import { decidedRoutes } from './assessments/refresh.ts'

export const vulnerabilities: Feature = {
  section: {
    id: 'vulnerabilities',
    to: '/vulnerabilities',
    icon: IconShieldExclamation,
    key: 'v',
    may: ['vulnerability.view'],
  },
  reactions: [
    {
      kind: 'vulnerability',
      routes: [
        ...decidedRoutes,
        listStatements,
        listInterests,
        listActivity,
        readVulnerabilityPeople,
        ...reportedRoutes,
      ],
    },
    { kind: 'sent', routes: [readVulnerabilityPeople] },
    { kind: 'ci', routes: [readVulnerabilityPeople] },
  ],
}
