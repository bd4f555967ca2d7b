import { listPackageItems, listPackageVulnerabilities, readPackage } from '#contract/matching/packages.ts'
import type { Feature } from '../feature.ts'

const routes = [readPackage, listPackageItems, listPackageVulnerabilities]

export const packages: Feature = {
  reactions: [
    { kind: 'vulnerability', routes },
    { kind: 'ci', routes },
  ],
}
