import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { emptyDatabase } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { type Address, poolAddress } from './database.ts'
import { migrate, splitStatements } from './migrate.ts'

async function ask(address: Address, text: string): Promise<readonly unknown[]> {
  const client = new Client(poolAddress(address))
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const historyOf = (address: Address) =>
  ask(address, 'select number, name, checksum, applied_at from public.renkei_migration order by number')

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

it('changes nothing when it is run again', async () => {
  const address = await emptyDatabase()

  const first = await migrate(address)
  const history = await historyOf(address)
  const second = await migrate(address)

  expect(second).toBe(first)
  expect(history).toHaveLength(first)
  expect(await historyOf(address)).toEqual(history)
})

it('lets one of several migrate while the others wait', async () => {
  const address = await emptyDatabase()

  const numbers = await Promise.all([migrate(address), migrate(address), migrate(address)])

  expect(new Set(numbers).size).toBe(1)
  expect(await historyOf(address)).toHaveLength(numbers[0] ?? 0)
})

it('applies what is new in the order of the numbers', async () => {
  const address = await emptyDatabase()
  const files = { '0001_a.sql': 'create table a (x int);' }
  await migrate(address, await folderOf(files))

  const newest = await migrate(
    address,
    await folderOf({
      ...files,
      '0010_c.sql': 'insert into a select 10 from b;',
      '0002_b.sql': 'create table b (x int); insert into b values (1);',
    }),
  )

  expect(newest).toBe(10)
  expect(await ask(address, 'select x from a')).toEqual([{ x: 10 }])
})

it('refuses a database that knows more than the program', async () => {
  const address = await emptyDatabase()
  await migrate(address, await folderOf({ '0001_a.sql': 'select 1;', '0002_b.sql': 'select 2;' }))

  const older = migrate(address, await folderOf({ '0001_a.sql': 'select 1;' }))

  await expect(older).rejects.toMatchObject({
    code: 'database.newer-schema',
    facts: { found: 2, known: 1 },
  })
})

it('refuses a migration that was changed after it had been applied', async () => {
  const address = await emptyDatabase()
  await migrate(address, await folderOf({ '0001_a.sql': 'select 1;' }))

  const changed = migrate(
    address,
    await folderOf({ '0001_a.sql': 'select 2;', '0002_b.sql': 'create table b ();' }),
  )

  await expect(changed).rejects.toMatchObject({
    code: 'database.changed-migration',
    facts: { name: '0001_a.sql' },
  })
  expect(await historyOf(address)).toHaveLength(1)
})

it('leaves nothing of a migration that fails half-way, and goes on from there', async () => {
  const address = await emptyDatabase()
  const good = { '0001_a.sql': 'create table a ();' }
  const bad = { ...good, '0002_b.sql': 'create table b ();\ncreate table a ();' }

  const failed = migrate(address, await folderOf(bad))

  await expect(failed).rejects.toThrow('0002_b.sql')
  expect(await ask(address, "select to_regclass('a') is not null as a, to_regclass('b') as b")).toEqual([
    { a: true, b: null },
  ])
  expect(await migrate(address, await folderOf({ ...good, '0002_b.sql': 'create table b ();' }))).toBe(2)
})

it.each([
  ['two on one line', 'select 1; select 2;', ['select 1', 'select 2']],
  ['a comment after the end', 'select 1; -- why;\nselect 2;', ['select 1', '-- why;\nselect 2']],
  ['a comment within', 'select 1 -- one;\n+ 1;', ['select 1 -- one;\n+ 1']],
  ['a block comment', 'select /* ; */ 1;', ['select /* ; */ 1']],
  ['only comments', '-- nothing;\n/* at; all */\n', []],
  ['a text', "insert into a values (';', 'it''s;');", ["insert into a values (';', 'it''s;')"]],
  ['a name', 'select 1 as "a;b";', ['select 1 as "a;b"']],
  ['a body', 'do $$ begin; end; $$;\nselect 1', ['do $$ begin; end; $$', 'select 1']],
  ['a body with a name', 'do $x$ ; $$ ; $x$; select 1', ['do $x$ ; $$ ; $x$', 'select 1']],
  ['no end', 'select 1', ['select 1']],
])('splits where a statement ends: %s', (_name, text, statements) => {
  expect(splitStatements(text)).toEqual(statements)
})

it('finds every statement again, whatever hides in it', () => {
  const hidden = fc.constantFrom("';'", '";"', '/* ; */', '$$ ; $$', '$a$ ; $$ ; $a$', '-- ;\n', ' x ', '\n')
  const statement = fc.array(hidden, { maxLength: 8 }).map((parts) => `select ${parts.join(' ')} 1`)

  fc.assert(
    fc.property(fc.array(statement), (statements) => {
      expect(splitStatements(statements.map((one) => `${one};\n`).join(''))).toEqual(statements)
    }),
  )
})
