import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { removeTraces } from './remove-traces.ts'
import { asAdmin, type Login, type Server } from './server.ts'

/** A server of somebody else: a role and databases under the prefix, and nothing left behind. */
export async function onOutsideServer(url: string, prefix: string): Promise<Server> {
  const admin = readUrl(url)
  const owner = { ...admin, user: `${prefix}_owner`, password: randomBytes(12).toString('hex') }
  await asAdmin(admin, async (client) => {
    await client.query(`create role ${owner.user} login password '${owner.password}'`)
    await client.query(`grant ${owner.user} to current_user`)
  })
  // vitest does not wait for anything when it is interrupted.
  const removeNow = () => {
    const program = join(import.meta.dirname, 'remove-traces.ts')
    spawnSync(process.execPath, [program], { input: JSON.stringify({ admin, prefix }) })
  }
  process.once('exit', removeNow)
  return {
    admin,
    owner,
    async stop() {
      await removeTraces({ admin, prefix })
      process.off('exit', removeNow)
    },
  }
}

function readUrl(text: string): Login {
  const url = new URL(text)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}
