import { writeFile } from 'node:fs/promises'
import { Client } from 'pg'
import { describeTables } from '#platform/database/describe-tables.ts'

/** Writes the table types; `npm run tables -- URL` after a migration was added. */
const [, , url] = process.argv
const client = new Client({ connectionString: url })
await client.connect()
await writeFile(
  new URL('../src/platform/database/tables.data.ts', import.meta.url),
  await describeTables(client),
)
await client.end()
