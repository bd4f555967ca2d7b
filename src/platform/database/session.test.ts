import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { emptyDatabase, silentLog } from '#test/database.ts'
import { type Address, poolAddress } from './database.ts'
import { openSession } from './session.ts'

const address = await emptyDatabase()

async function onlooker(): Promise<Client> {
  const client = new Client(poolAddress(address))
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

async function countSessions(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows.length
}

async function endOthers(client: Client): Promise<void> {
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

it('hears again after its connection was cut, with one connection and not more', async () => {
  const client = await onlooker()
  let heard = 0
  const session = await openSession({
    address,
    log: silentLog,
    begin: ['listen word'],
    heard: () => {
      heard += 1
    },
  })
  onTestFinished(() => session.close())

  await endOthers(client)
  await expect.poll(() => session.run('select 1')).toBe(true)
  const heardBefore = heard
  await client.query('notify word')

  await expect.poll(() => heard).toBe(heardBefore + 1)
  await pause(700)
  expect(await countSessions(client)).toBe(1)
})

it('tries one connection at a time while the server refuses', async () => {
  const client = await onlooker()
  const session = await openSession({ address, log: silentLog, begin: [] })
  onTestFinished(() => session.close())

  await client.query(`alter database ${client.database} connection limit 1`)
  await endOthers(client)
  await pause(2500)
  await client.query(`alter database ${client.database} connection limit -1`)

  await expect.poll(() => session.run('select 1'), { timeout: 3000 }).toBe(true)
  await pause(700)
  expect(await countSessions(client)).toBe(1)
})

it('ends for good when it is closed while it reconnects', async () => {
  const client = await onlooker()
  const session = await openSession({ address, log: silentLog, begin: [] })

  await endOthers(client)
  await pause(20)
  await session.close()
  await pause(700)

  expect(await countSessions(client)).toBe(0)
  expect(await session.run('select 1')).toBe(false)
})

it('refuses when the first connection cannot be had, and does not go on trying', async () => {
  const client = await onlooker()
  const nowhere: Address = 'url' in address ? address : { ...address, database: 'nowhere' }

  const refused = openSession({ address: nowhere, log: silentLog, begin: [] })

  await expect(refused).rejects.toThrow('nowhere')
  expect(await countSessions(client)).toBe(0)
})

it('leaves no connection behind when a first statement is wrong', async () => {
  const client = await onlooker()

  const refused = openSession({ address, log: silentLog, begin: ['select wrong'] })

  await expect(refused).rejects.toThrow('wrong')
  await expect.poll(() => countSessions(client)).toBe(0)
})
