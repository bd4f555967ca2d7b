/** A small house in order, one file per kind of place. */
export const tidy: Readonly<Record<string, string>> = {
  'src/kernel/ids/ids.ts': "import { randomUUID } from 'node:crypto'",
  'src/versions/index.ts': "import { a } from '#kernel/ids/ids.ts'",
  'src/formats/sbom/read.ts': "import { z } from 'zod'\nimport { a } from '#versions/index.ts'",
  'src/contract/intel/item.ts': "import { z } from 'zod'\nimport { b } from '../shapes.ts'",
  'src/platform/database/pool.ts': "import pg from 'pg'\nimport type { Clock } from '#kernel/time/clock.ts'",
  'src/platform/parsing/run.ts': 'const task = await import(workerData.task)',
  'src/domains/inventory/index.ts': "export { importDocument } from './documents/document-actions.ts'",
  'src/domains/intel/index.ts': "export { publish } from './items/item-actions.ts'",
  'src/domains/intel/module.ts':
    "import { routes } from './items/item-routes.ts'\nimport * as j from './items/item-jobs.ts'",
  'src/domains/intel/events.ts': "import { event } from '#platform/events/event.ts'",
  'src/domains/intel/sources/connectors/kev/index.ts':
    "import { z } from 'zod'\nimport { get } from '#platform/http/get.ts'\nimport type { Source } from '../../source.ts'",
  'src/domains/intel/items/item.ts': "import type { CiId } from '#domains/inventory/index.ts'",
  'src/domains/intel/items/item-store.ts':
    "import { sql } from 'kysely'\nimport { a } from './item.ts'\nawait db.insertInto('intel.item').execute()\nawait sql`update intel.item set x = 1`.execute(db)",
  'src/domains/intel/items/item-view.ts':
    "import type { Kysely } from 'kysely'\nimport { visible } from '#domains/identity/index.ts'\ndb.selectFrom('intel.item').innerJoin('inventory.ci', 'a', 'b')\nsql`insert into intel.interest select * from inventory.component`",
  'src/domains/intel/items/item-actions.ts':
    "import { importDocument } from '#domains/inventory/index.ts'\nimport { save } from './item-store.ts'\nimport { published } from '../events.ts'",
  'src/domains/intel/items/item-routes.ts':
    "import type { FastifyInstance } from 'fastify'\nimport { b } from '#contract/intel/item.ts'\nimport { publish } from './item-actions.ts'",
  'src/domains/intel/items/item-jobs.ts': "import { publish } from './item-actions.ts'",
  'src/domains/intel/items/item-store.test.ts':
    "import { it } from 'vitest'\nimport { freshDatabase } from '#test/database.ts'\nimport pg from 'pg'\nimport { save } from './item-store.ts'\nsql`insert into inventory.ci values (1)`",
  'src/platform/postgres/trials/trial.ts':
    "import { onTestFinished } from 'vitest'\nimport { start } from '../index.ts'",
  'src/apps/modules.ts':
    "import { module } from '#domains/intel/module.ts'\nimport { x } from '#domains/intel/index.ts'",
  'src/apps/cli/main.ts': "import { program } from 'commander'\nimport { serve } from '../server/main.ts'",
  'src/web/shell/app.tsx':
    "import { useState } from 'react'\nimport { b } from '#contract/intel/item.ts'\nimport { c } from '../ui/c.tsx'",
  'test/builders/an-item.ts': "import { save } from '#domains/intel/items/item-store.ts'",
  'bench/matching.ts': "import { publish } from '#domains/intel/index.ts'\nimport pg from 'pg'",
}

interface Planted {
  readonly name: string
  readonly path: string
  readonly source: string
  /** What the message says beside the file and its line. */
  readonly says: readonly string[]
}

const intel = 'src/domains/intel/items'

export const planted: readonly Planted[] = [
  {
    name: 'an import of a higher floor',
    path: 'src/kernel/ids/x.ts',
    source: "import { a } from '#versions/index.ts'",
    says: ['imports src/versions/index.ts', 'floors below', 'send an event'],
  },
  {
    name: 'an import of a type from a higher floor',
    path: 'src/formats/sbom/x.ts',
    source: "import type { A } from '#platform/database/pool.ts'",
    says: ['imports src/platform/database/pool.ts', 'floors below'],
  },
  {
    name: 'an upward import hidden in a relative path',
    path: 'src/kernel/ids/x.ts',
    source: "export * from '../../platform/database/pool.ts'",
    says: ['imports src/platform/database/pool.ts', 'floors below'],
  },
  {
    name: 'a dynamic import of a higher floor',
    path: 'src/platform/jobs/x.ts',
    source: "const a = await import('#domains/intel/index.ts')",
    says: ['imports src/domains/intel/index.ts', 'floors below'],
  },
  {
    name: 'a worker from a higher floor',
    path: 'src/platform/jobs/x.ts',
    source: "new Worker(new URL('../../apps/worker/x.task.ts', import.meta.url))",
    says: ['imports src/apps/worker/x.task.ts', 'floors below'],
  },
  {
    name: 'an import of a domain above',
    path: 'src/domains/inventory/cis/ci-actions.ts',
    source: "import { publish } from '#domains/intel/index.ts'",
    says: ['imports src/domains/intel/index.ts', 'floors below', 'send an event'],
  },
  {
    name: 'a neighbour entered past its door',
    path: `${intel}/x-actions.ts`,
    source: "import { a } from '#domains/inventory/cis/ci-actions.ts'",
    says: ['entered by its door', 'src/domains/inventory/index.ts'],
  },
  {
    name: 'the door for apps used by a neighbour',
    path: `${intel}/x-actions.ts`,
    source: "import { a } from '#domains/inventory/module.ts'",
    says: ['entered by its door (index.ts)'],
  },
  {
    name: 'an app that enters past the doors',
    path: 'src/apps/server/x.ts',
    source: "import { a } from '#domains/intel/items/item-routes.ts'",
    says: ['entered by its door (index.ts or module.ts)'],
  },
  {
    name: 'rules that import their store',
    path: `${intel}/item.ts`,
    source: "import { save } from './item-store.ts'",
    says: ['rules see', 'keep rules pure'],
  },
  {
    name: 'rules that import the contract',
    path: `${intel}/item.ts`,
    source: "import type { Item } from '#contract/intel/item.ts'",
    says: ['rules see', 'imports src/contract/intel/item.ts'],
  },
  {
    name: 'rules that call a lower domain',
    path: `${intel}/item.ts`,
    source: "import { importDocument } from '#domains/inventory/index.ts'",
    says: ['rules see', 'types on doors'],
  },
  {
    name: 'rules that touch files',
    path: `${intel}/item.ts`,
    source: "import { readFile } from 'node:fs/promises'",
    says: ['do not touch the machine', 'bytes or values'],
  },
  {
    name: 'actions that import the contract',
    path: `${intel}/item-actions.ts`,
    source: "import { b } from '#contract/intel/item.ts'",
    says: ['actions see', 'neither wire nor framework'],
  },
  {
    name: 'actions that import a route',
    path: `${intel}/item-actions.ts`,
    source: "import { b } from './item-routes.ts'",
    says: ['actions see'],
  },
  {
    name: 'a store that imports a view',
    path: `${intel}/item-store.ts`,
    source: "import { list } from './item-view.ts'",
    says: ['store see'],
  },
  {
    name: 'a view that imports a store',
    path: `${intel}/item-view.ts`,
    source: "import { save } from './item-store.ts'",
    says: ['view see'],
  },
  {
    name: 'a route that reaches the store',
    path: `${intel}/item-routes.ts`,
    source: "import { save } from './item-store.ts'",
    says: ['routes see', 'call an action to write'],
  },
  {
    name: 'a job that reaches the store',
    path: `${intel}/item-jobs.ts`,
    source: "import { save } from './item-store.ts'",
    says: ['jobs see', 'call an action'],
  },
  {
    name: 'a listener that reaches the store',
    path: `${intel}/item-listeners.ts`,
    source: "import { save } from './item-store.ts'",
    says: ['listeners see', 'call an action'],
  },
  {
    name: 'a connector that reaches a store',
    path: 'src/domains/intel/sources/connectors/kev/x.ts',
    source: "import { save } from '../../../items/item-store.ts'",
    says: ['plug-ins see', 'its host stores them'],
  },
  {
    name: 'a connector that reaches the database',
    path: 'src/domains/intel/sources/connectors/kev/x.ts',
    source: "import { pool } from '#platform/database/pool.ts'",
    says: ['plug-ins see', 'its host stores them'],
  },
  {
    name: 'a door that offers a route',
    path: 'src/domains/intel/index.ts',
    source: "export { routes } from './items/item-routes.ts'",
    says: ['door see'],
  },
  {
    name: 'kysely outside stores and views',
    path: `${intel}/item-actions.ts`,
    source: "import { sql } from 'kysely'",
    says: ['imports the library kysely', '*-store.ts', 'move this code there'],
  },
  {
    name: 'pg outside the database',
    path: 'src/platform/jobs/x.ts',
    source: "import pg from 'pg'",
    says: ['pg belongs to src/platform/database/**'],
  },
  {
    name: 'fastify in an action',
    path: `${intel}/item-actions.ts`,
    source: "import type { FastifyRequest } from 'fastify'",
    says: ['fastify belongs to'],
  },
  {
    name: 'zod in rules',
    path: `${intel}/item.ts`,
    source: "import { z } from 'zod'",
    says: ['zod belongs to src/contract/**'],
  },
  {
    name: 'a web library outside the web',
    path: 'src/contract/x.ts',
    source: "import { Button } from '@mantine/core/button'",
    says: ['@mantine/core belongs to src/web/**'],
  },
  {
    name: 'a library that nobody placed',
    path: 'src/platform/http/x.ts',
    source: "import leftPad from 'left-pad'",
    says: ['every library has its place', 'test/floors.ts'],
  },
  {
    name: 'a library for tests in the product',
    path: 'src/platform/mail/x.ts',
    source: "import { simpleParser } from 'mailparser'",
    says: ['mailparser is for tests'],
  },
  {
    name: 'a path that is computed',
    path: 'src/formats/sbom/x.ts',
    source: 'await import(name)',
    says: ['imports a computed path', 'as a literal'],
  },
  {
    name: 'a web that looks into the platform',
    path: 'src/web/shell/x.tsx',
    source: "import { a } from '#platform/http/get.ts'",
    says: ['the web sees kernel, contract, texts', 'through a route'],
  },
  {
    name: 'a server that looks into the web',
    path: 'src/apps/server/x.ts',
    source: "import { a } from '../../web/shell/app.tsx'",
    says: ['nothing imports the web'],
  },
  {
    name: 'a product that imports its tests',
    path: 'src/kernel/ids/x.ts',
    source: "import { a } from '#test/floors.ts'",
    says: ['only tests and benches import tests'],
  },
  {
    name: 'a product that imports what stands beside its tests',
    path: 'src/kernel/ids/x.ts',
    source: "import { a } from './trials/trial.ts'",
    says: ['only tests and benches import tests'],
  },
  {
    name: 'a short path inside a domain',
    path: `${intel}/item-actions.ts`,
    source: "import { a } from '#domains/intel/events.ts'",
    says: ['paths are relative'],
  },
  {
    name: 'a relative path between floors',
    path: 'src/formats/sbom/x.ts',
    source: "import { a } from '../../kernel/ids/ids.ts'",
    says: ['paths begin with #', "import '#kernel/ids/ids.ts'"],
  },
  {
    name: 'a folder without a place',
    path: 'src/engine/x.ts',
    source: '',
    says: ['src/engine is unknown', 'test/floors.ts'],
  },
  {
    name: 'a domain without a place',
    path: 'src/domains/billing/index.ts',
    source: '',
    says: ['src/domains/billing is unknown'],
  },
  {
    name: 'an app without a place',
    path: 'src/apps/desktop/main.ts',
    source: '',
    says: ['src/apps/desktop is unknown'],
  },
  {
    name: 'a file without a floor',
    path: 'src/x.ts',
    source: '',
    says: ['src/x.ts is unknown'],
  },
  {
    name: 'a folder whose name says nothing, at any depth',
    path: 'src/platform/http/utils/x.ts',
    source: '',
    says: ['a folder named utils', 'lowest floor'],
  },
  {
    name: 'a call that writes a table of another domain',
    path: `${intel}/item-store.ts`,
    source: "await db.updateTable('inventory.ci').execute()",
    says: ['writes inventory.ci', 'the schema intel only', 'door of inventory'],
  },
  ...['insert into', 'update', 'delete from', 'merge into', 'UPDATE ONLY', 'truncate', 'copy'].map(
    (verb) => ({
      name: `SQL that says ${verb} to a table of another domain`,
      path: `${intel}/item-view.ts`,
      source: `await sql\`\n  with a as (select 1)\n  ${verb} "platform"."outbox" x\``,
      says: [':3 writes platform.outbox', 'the schema intel only'],
    }),
  ),
  {
    name: 'SQL that puts the table of another domain into its text',
    path: `${intel}/item-store.ts`,
    source: 'await sql`insert into $' + "{sql.id('inventory', 'ci')} values (1)`",
    says: ['writes inventory.ci'],
  },
  {
    name: 'a write whose table is named at run time',
    path: `${intel}/item-store.ts`,
    source: 'await db.deleteFrom(table).execute()',
    says: ['named at run time', 'as a literal'],
  },
  {
    name: 'a store that reads a lower domain by call',
    path: `${intel}/item-store.ts`,
    source: "db.selectFrom('intel.item as i').leftJoin('inventory.ci as c', 'c.id', 'i.ci_id')",
    says: ['reads inventory.ci', 'move the statement to a *-view.ts'],
  },
  {
    name: 'a store that reads a lower domain in SQL',
    path: `${intel}/item-store.ts`,
    source: 'sql`select * from intel.item, inventory.ci`',
    says: ['reads inventory.ci'],
  },
  {
    name: 'a view that reads a domain above',
    path: `${intel}/item-view.ts`,
    source: "db.selectFrom('matching.hit')",
    says: ['reads matching.hit', 'those below', 'send an event'],
  },
]
