import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { Database } from '#platform/database/database.ts'
import { keepFile } from '#platform/files/index.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { listComponentRows } from '../composition-view.ts'
import { insertDocument } from '../document-store.ts'
import { readDocument } from '../read-document-actions.ts'

/** One item of one company, to let documents come in for. */
export interface Workbench {
  readonly ciId: string
  /** Lets a document come in and reads it; several times when an attempt's end was not noticed. */
  take(content: string | Uint8Array, options?: TakeOptions): Promise<Taken>
  /** Package keys of what the item holds. */
  held(): Promise<readonly string[]>
}

interface TakeOptions {
  readonly slot?: string
  readonly attempts?: number
  readonly signal?: AbortSignal
}

interface Taken {
  readonly id: string
  readonly outcome: JobOutcome | undefined
}

/** @param attributes of the item */
export async function openWorkbench(
  database: Database,
  context: Context,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Workbench> {
  const ciId = await addItem(database, context, attributes)
  return {
    ciId,
    async take(content, options = {}) {
      const file = await keepFile(context.files, chunksOf(content), { maxBytes: 1e9 })
      const id = newId(context.clock)
      await asActor(context, (deed) =>
        insertDocument(deed.db, {
          id,
          ciId,
          slot: options.slot ?? 'main',
          name: 'bom.json',
          ...file,
          receivedAt: deed.now,
          receivedBy: null,
        }),
      )
      let outcome: JobOutcome | undefined
      for (let attempt = 0; attempt < (options.attempts ?? 1); attempt += 1) {
        outcome = await readDocument(context, id, aRun(context, options.signal))
      }
      return { id, outcome }
    },
    async held() {
      const { rows } = await asActor(context, (deed) => listComponentRows(deed.db, ciId, { limit: 100 }))
      return rows.map((row) => row.packageKey)
    },
  }
}

async function addItem(
  database: Database,
  { clock, ...rest }: Context,
  attributes: Readonly<Record<string, string>>,
): Promise<string> {
  const [organisationId, id] = [newId(clock), newId(clock)]
  const at = clock.now()
  await database.kysely
    .insertInto('identity.organisation')
    .values({ id: organisationId, kind: 'group', name_ja: '社', name_en: null, created_at: at })
    .execute()
  await asActor({ clock, ...rest }, (deed) =>
    deed.db
      .insertInto('inventory.ci')
      .values({
        id,
        kind: 'host',
        side: 'it',
        name: 'host',
        folded: 'host',
        organisation_id: organisationId,
        tlp: 'amber',
        need_to_know: false,
        attributes: JSON.stringify(attributes),
        created_at: at,
        changed_at: at,
      })
      .execute(),
  )
  return id
}

async function* chunksOf(content: string | Uint8Array) {
  yield await Promise.resolve(Buffer.from(content))
}

function aRun({ clock }: Context, signal: AbortSignal = new AbortController().signal): JobRun {
  return {
    id: newId(clock),
    attempt: 1,
    input: {},
    ownerId: null,
    origin: 'api',
    checkpoint: undefined,
    signal,
    progress: () => {},
  }
}

/** A CycloneDX document with these components. */
export function bom(...purls: readonly string[]): string {
  return bomOf(purls.map((purl) => ({ type: 'library', name: purl.slice(4), version: '1.0.0', purl })))
}

/** A CycloneDX document with these entries, and more fields where given. */
export function bomOf(components: readonly object[], more: object = {}): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components, ...more })
}
