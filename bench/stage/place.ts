import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { feeds } from '#domains/intel/feeds/index.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { versionSchemes } from '#versions/index.ts'

/** Raised whenever the generator makes something else. */
const generatorRevision = 2

/** Where the data of one size is kept between runs: a data folder of its own, with a database of its own. */
export interface Place {
  /** The settings of the program, turned to this place. */
  readonly config: Config
  /** Whether the data is there already, made by this generator for this schema. */
  readonly isMade: boolean
  /** Says that it has been made. */
  markMade(): Promise<void>
  /** Says that it is being changed: if that is interrupted it will be made anew. */
  markUnmade(): Promise<void>
}

/**
 * Finds or makes the place. Data of another generator or schema is removed. Never touches the data folder or the
 * database of the program itself.
 * @param name of the data: a size, or a size and a variant
 */
export async function findPlace(name: string): Promise<Place> {
  const outer = readConfig()
  const key = name.toLowerCase()
  const folder = join(outer.data, 'bench', key)
  const database = `renkei_bench_${key.replaceAll('-', '_')}`
  const url = outer.databaseUrl
  const fingerprint = `${await readFingerprint()} ${url === undefined ? 'embedded' : hashOf(url)}`
  const marker = join(folder, 'made.txt')
  const isMade = (await readFile(marker, 'utf8').catch(() => '')) === fingerprint
  if (!isMade) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (url !== undefined) await makeDatabase(url, database)
  }
  const databaseUrl = url === undefined ? undefined : withDatabase(url, database)
  const config: Config = { ...outer, data: folder, databaseUrl, port: 0, log: 'error', publicUrl: undefined }
  return {
    config,
    isMade,
    markMade: () => writeFile(marker, fingerprint),
    markUnmade: () => rm(marker, { force: true }),
  }
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name} template template0 encoding 'UTF8'`)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

/** The data fits one generator, one schema, one set of version keys and of sources. */
export async function readFingerprint(): Promise<string> {
  const folder = join(import.meta.dirname, '../../migrations')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const schemes = versionSchemes.map((scheme) => `${scheme.id}:${scheme.revision}`)
  const sources = [...feeds.keys()]
  return `${generatorRevision} ${hashOf([...texts, ...schemes, ...sources].join('\n'))}`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
