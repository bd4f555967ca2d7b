import { IconBox } from '@tabler/icons-react'
import { listCiComponents, listCiLicences, listCis, readCi } from '#contract/inventory/cis.ts'
import { listComponentPaths } from '#contract/inventory/composition.ts'
import { listDocuments } from '#contract/inventory/documents.ts'
import { listComponentFacts, listServices, listStatedVulnerabilities } from '#contract/inventory/facts.ts'
import { listGrants } from '#contract/inventory/grants.ts'
import { listRelations } from '#contract/inventory/relations.ts'
import { listActivity } from '#contract/matching/activity.ts'
import { countFindings, listFindings } from '#contract/matching/findings.ts'
import { readCiPeople } from '#contract/sharing/people.ts'
import type { Feature } from '../feature.ts'

export const configuration: Feature = {
  section: { id: 'configuration', to: '/configuration', icon: IconBox, key: 'c', may: [] },
  reactions: [
    {
      kind: 'ci',
      routes: [
        readCi,
        listCis,
        listCiComponents,
        listCiLicences,
        listComponentPaths,
        listComponentFacts,
        listServices,
        listStatedVulnerabilities,
        listRelations,
        listDocuments,
        listGrants,
        countFindings,
        listFindings,
        listActivity,
        readCiPeople,
      ],
    },
    { kind: 'vulnerability', routes: [countFindings, listFindings, listActivity, readCiPeople] },
  ],
}
