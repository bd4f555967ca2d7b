import { IconShieldExclamation } from '@tabler/icons-react'
import { listFindings, listVulnerabilities, readVulnerability } from '#contract/matching/findings.ts'
import type { Feature } from '../feature.ts'

export const vulnerabilities: Feature = {
  section: { id: 'vulnerabilities', to: '/vulnerabilities', icon: IconShieldExclamation, key: 'v', may: [] },
  reactions: [
    { kind: 'vulnerability', routes: [listVulnerabilities, readVulnerability, listFindings] },
    { kind: 'assessment', routes: [listVulnerabilities, readVulnerability, listFindings] },
  ],
}
