import {
  readCiPeople as readCiPeopleRoute,
  readVulnerabilityPeople as readVulnerabilityPeopleRoute,
} from '#contract/sharing/people.ts'
import type { Context } from '#domains/identity/index.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import type { Mailer } from '#platform/mail/index.ts'
import { presentTold } from '../overview/overview-routes.ts'
import { readCiPeople, readVulnerabilityPeople } from './people-actions.ts'
import type { Some, TeamPeopleRow } from './people-view.ts'

const answer = answering<Context>()

/** Who has to do with a vulnerability, and with an item. */
export function peopleRoutes(mailer: Pick<Mailer, 'configured'>): readonly Answering<Context>[] {
  return [
    answer(readVulnerabilityPeopleRoute, async ({ context, params }) => {
      const { touched, contacts, inCharge, deciders, told } = await readVulnerabilityPeople(
        context,
        params.alias,
      )
      const people = told === null ? null : presentTold(told, mailer)
      return {
        owners: { ...presentSome(touched.owners), ownerless: touched.ownerless },
        contacts: presentSome(contacts),
        inCharge: inCharge.map(presentTeam),
        deciders: presentSome(deciders),
        told: people && {
          total: people.length,
          read: people.filter(({ state }) => state === 'read').length,
          rows: people,
        },
      }
    }),
    answer(readCiPeopleRoute, async ({ context, params }) => {
      const { contacts, inCharge, deciders } = await readCiPeople(context, params.id)
      return {
        contacts: contacts && presentSome(contacts),
        inCharge: inCharge && presentTeam(inCharge),
        deciders: deciders && presentSome(deciders),
      }
    }),
  ]
}

function presentSome<Row>({ total, rows }: Some<Row>) {
  return { total, rows: [...rows] }
}

function presentTeam({ people, ...row }: TeamPeopleRow) {
  return { ...row, people: [...people] }
}
