import { readDivision, readOrganisation, readTeam } from '#contract/matching/parties.ts'
import type { Feature } from '../feature.ts'

const routes = [readOrganisation, readDivision, readTeam]

export const places: Feature = {
  reactions: [
    { kind: 'vulnerability', routes },
    { kind: 'ci', routes },
  ],
}
