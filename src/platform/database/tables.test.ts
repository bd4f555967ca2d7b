import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { poolAddress } from './database.ts'
import { describeTables } from './describe-tables.ts'

const database = await testDatabase()

it('knows the tables of the migrated database (after a migration: vitest -u)', async () => {
  const client = new Client(poolAddress(database.address))
  await client.connect()
  onTestFinished(() => client.end())

  const described = await describeTables(client)

  await expect(described).toMatchFileSnapshot('tables.data.ts')
})
