import { json } from 'node:stream/consumers'
import { asAdmin, type Login } from './server.ts'

/** What a run made on a server: everything that begins with its prefix. */
interface Traces {
  readonly admin: Login
  readonly prefix: string
}

export async function removeTraces({ admin, prefix }: Traces): Promise<void> {
  await asAdmin(admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`drop role if exists ${prefix}_owner`)
  })
}

// Run by itself when a test run was interrupted: the traces come on its input.
if (import.meta.main) {
  const { admin, prefix } = Object(await json(process.stdin))
  await removeTraces({ admin, prefix })
}
