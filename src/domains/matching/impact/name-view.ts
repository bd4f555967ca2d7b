import { sql } from 'kysely'
import { type Executor, keptPlan } from '#platform/database/database.ts'
import { teamJson } from '../assessments/assessment-view.ts'
import type { OwnerIds } from './item.ts'

interface Bilingual {
  readonly ja: string | null
  readonly en: string | null
}

export interface Organisation {
  readonly id: string
  readonly name: Bilingual
  readonly kind: 'own' | 'group' | 'supplier' | 'customer' | 'authority'
}

export interface Team {
  readonly id: string
  readonly name: Bilingual
  readonly kind: 'csirt' | 'psirt' | 'division'
}

/** Names of people and places, by id. */
export interface Names {
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly divisions: ReadonlyMap<string, { readonly id: string; readonly name: Bilingual }>
  readonly teams: ReadonlyMap<string, Team>
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>
}

interface Rows {
  readonly organisations: readonly Organisation[]
  readonly divisions: readonly { readonly id: string; readonly name: Bilingual }[]
  readonly teams: readonly Team[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** Names of those who answer for items, by primary keys. */
export async function readNames(
  db: Executor,
  wanted: {
    readonly owners: readonly OwnerIds[]
    readonly organisationIds?: readonly string[]
    readonly teamIds?: readonly (string | null)[]
  },
): Promise<Names> {
  const { owners, organisationIds = [], teamIds = [] } = wanted
  const ids = (list: readonly (string | null)[]) =>
    sql`${[...new Set(list.filter((id) => id !== null))]}::uuid[]`
  const bilingual = sql`jsonb_build_object('ja', name_ja, 'en', name_en)`
  const { rows } = await sql<Rows>`${keptPlan}
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'name', ${bilingual})), '[]')
        from identity.organisation
        where id = any(${ids([...organisationIds, ...owners.map((one) => one.organisationId)])})) as organisations,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', ${bilingual})), '[]')
        from identity.division where id = any(${ids(owners.map((one) => one.divisionId))})) as divisions,
      (select coalesce(jsonb_agg(${teamJson('t')}), '[]')
        from identity.team t where id = any(${ids([...teamIds, ...owners.map((one) => one.teamId)])})) as teams,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]')
        from identity.person where id = any(${ids(owners.map((one) => one.personId))})) as people`.execute(db)
  const byId = <Row extends { readonly id: string }>(list: readonly Row[] = []) =>
    new Map(list.map((row) => [row.id, row]))
  const [found] = rows
  return {
    organisations: byId(found?.organisations),
    divisions: byId(found?.divisions),
    teams: byId(found?.teams),
    people: byId(found?.people),
  }
}
