import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { Platform, PlatformName } from './range.ts'

/**
 * Keeps the platforms of these ranges, each once; without any nothing is asked. By platform_hash_key.
 * @returns the id of each
 */
export async function keepPlatforms(
  db: Executor,
  ranges: readonly { readonly platform?: Platform | null }[],
): Promise<ReadonlyMap<Platform | null, number>> {
  const given = [...new Set(ranges.flatMap(({ platform }) => platform ?? []))]
  if (given.length === 0) return new Map()
  const hashes = new Map(given.map((platform) => [platform, hashOf(platform)]))
  const byHash = new Map([...hashes].map(([platform, hash]) => [hash, platform]))
  const fresh = await insertPlatforms(db, byHash)
  await insertNames(
    db,
    fresh.flatMap(({ id, hash }) => (byHash.get(hash)?.names ?? []).map((name) => ({ ...name, id }))),
  )
  const { rows } = await sql<Kept>`
    select id, encode(hash, 'hex') as hash from matching.platform
    where hash = any(array(select decode(h, 'hex') from unnest(${[...byHash.keys()]}::text[]) h))`.execute(db)
  const ids = new Map(rows.map(({ hash, id }) => [hash, id]))
  return new Map(
    [...hashes].flatMap(([platform, hash]) => {
      const id = ids.get(hash)
      return id === undefined ? [] : [[platform, id] as const]
    }),
  )
}

interface Kept {
  readonly id: number
  readonly hash: string
}

async function insertPlatforms(
  db: Executor,
  byHash: ReadonlyMap<string, Platform>,
): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    insert into matching.platform (hash, needed)
    select decode(g.hash, 'hex'), array(select jsonb_array_elements_text(g.needed::jsonb))
    from unnest(${[...byHash.keys()]}::text[], ${[...byHash.values()].map(({ needed }) => JSON.stringify(needed))}::text[])
      as g (hash, needed)
    where not exists (select from matching.platform known where known.hash = decode(g.hash, 'hex'))
    order by g.hash on conflict (hash) do nothing returning id, encode(hash, 'hex') as hash`.execute(db)
  return rows
}

async function insertNames(
  db: Executor,
  names: readonly (PlatformName & { readonly id: number })[],
): Promise<void> {
  if (names.length === 0) return
  await sql`
    insert into matching.platform_name (platform_id, part, first_key, end_key, lo, hi, exact_version, traits,
      scheme_revision)
    select g.id, g.part, g.first_key, g.end_key, decode(g.lo, 'hex'), decode(g.hi, 'hex'), g.exact_version,
      case when g.traits is not null then array(select jsonb_array_elements_text(g.traits::jsonb)) end,
      ${cpeScheme.revision}
    from unnest(${names.map(({ id }) => id)}::int[], ${names.map(({ part }) => part)}::int[],
      ${names.map(({ firstKey }) => firstKey)}::text[], ${names.map(({ endKey }) => endKey)}::text[],
      ${names.map(({ lo }) => hexOf(lo))}::text[], ${names.map(({ hi }) => hexOf(hi))}::text[],
      ${names.map(({ exactVersion }) => exactVersion)}::text[],
      ${names.map(({ traits }) => (traits === null ? null : JSON.stringify(traits)))}::text[])
      as g (id, part, first_key, end_key, lo, hi, exact_version, traits)`.execute(db)
}

function hexOf(key: Uint8Array | null): string | null {
  return key === null ? null : Buffer.from(key).toString('hex')
}

/** Of what it says and of the order in which its versions are compared. */
function hashOf({ needed, names }: Platform): string {
  const told = names.map(({ part, firstKey, endKey, lo, hi, exactVersion, traits }) => [
    part,
    firstKey,
    endKey,
    hexOf(lo),
    hexOf(hi),
    exactVersion,
    traits,
  ])
  return createHash('sha256')
    .update(JSON.stringify([cpeScheme.revision, needed, told]))
    .digest('hex')
}
