import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ExportList } from '#contract/exports/export-list.ts'
import { exportLists } from '#contract/exports/export-lists.ts'
import {
  type ExportForm,
  type ExportHead,
  ExportQuery,
  exportForms,
  exportPath,
} from '#contract/exports/file.ts'
import type { AnyRoute } from '#contract/route.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Answering, Call } from '../answer.ts'
import { refuseHttp } from '../problems.ts'
import { type HttpServer, languageOf } from '../server.ts'
import { beginLabel } from './label.ts'
import type { ExportMeans } from './means.ts'
import { pagesOf } from './pages.ts'
import { csvSheet, inZone, jsonSheet, type Sheet } from './sheet.ts'
import { openSpool, type Spool } from './spool.ts'

/** Reads a request as the list's own, with the query given instead of the request's. */
type ReadCall<Context> = (
  route: AnyRoute,
  exchange: { readonly request: FastifyRequest; readonly response: FastifyReply },
  query: unknown,
) => Promise<Call<AnyRoute, Context>>

interface Mounting<Context> {
  readonly readCall: ReadCall<Context>
  readonly means: ExportMeans<Context>
}

/** So many files are put together at the same time in one process; they share the database with everybody's screens. */
const mostAtOnce = 4

/** Beside each list its rows as a file: the same answers to the same people, followed to the end. */
export function mountExports<Context>(
  app: HttpServer,
  answers: readonly Answering<Context>[],
  mounting: Mounting<Context>,
): void {
  let underWay = 0
  for (const list of exportLists) {
    const answering = answers.find(({ route }) => route.id === list.route.id)
    if (answering === undefined) continue
    for (const form of exportForms) {
      app.route({
        method: 'GET',
        exposeHeadRoute: false,
        url: `/api/v1${exportPath(list.route.path, form).replaceAll(/\{(\w+)\}/g, ':$1')}`,
        handler: async (request, response) => {
          const run = await beginRun({ list, form, answering, request, response }, mounting)
          if (underWay >= mostAtOnce) throw refuseHttp('exports-busy')
          underWay += 1
          try {
            return await sendFile(run, mounting.means)
          } finally {
            underWay -= 1
          }
        },
      })
    }
  }
}

interface Asked<Context> {
  readonly list: ExportList
  readonly form: ExportForm
  readonly answering: Answering<Context>
  readonly request: FastifyRequest
  readonly response: FastifyReply
}

interface Run<Context> extends Asked<Context> {
  readonly own: ExportQuery
  readonly first: Call<AnyRoute, Context>
  readonly filter: string
  /** Reads the request anew: who asks may have lost the right since. */
  ask(): Promise<Call<AnyRoute, Context>>
}

async function beginRun<Context>(
  asked: Asked<Context>,
  { readCall }: Mounting<Context>,
): Promise<Run<Context>> {
  const given = Object.entries(Object(asked.request.query))
  const isOwn = ([name]: readonly [string, unknown]) => name in ExportQuery.shape
  const narrowing = given.filter((entry) => !isOwn(entry) && !['cursor', 'limit'].includes(entry[0]))
  const query = Object.fromEntries(narrowing)
  const ask = () => readCall(asked.list.route, asked, query)
  const first = await ask()
  return {
    ...asked,
    own: ExportQuery.parse(Object.fromEntries(given.filter(isOwn))),
    first,
    filter: new URLSearchParams(narrowing.map(([name, value]) => [name, String(value)])).toString(),
    ask,
  }
}

async function sendFile<Context>(run: Run<Context>, means: ExportMeans<Context>): Promise<FastifyReply> {
  const { list, form, own, first, request, response } = run
  const { context } = first
  const sheet =
    form === 'json' ? jsonSheet : csvSheet(list, { language: languageOf(request), zone: own.zone })
  const spool = await openSpool()
  try {
    const gathered = await gather({ run, sheet, spool }, means)
    // Nobody waits for it any more: nothing has left.
    if (response.raw.destroyed) return await drop(spool, response)
    const head: ExportHead = {
      list: list.route.id,
      ...gathered,
      at: systemClock.now().toString({ smallestUnit: 'second' }),
      by: means.nameOf(context),
      about: own.about,
    }
    const { at: _, by: __, ...facts } = head
    await means.note(context, {
      ...facts,
      form: own.print === 'true' ? 'print' : form,
      filter: run.filter,
    })
    return respond(run, { head, spool, sheet })
  } catch (error) {
    await spool.drop()
    throw error
  }
}

async function drop(spool: Spool, response: FastifyReply): Promise<FastifyReply> {
  await spool.drop()
  return response.code(204).send()
}

interface Work<Context> {
  readonly run: Run<Context>
  readonly sheet: Sheet
  readonly spool: Spool
}

/** Puts the rows aside, up to as many as are wanted. @returns how many, whether these are all, and what label they bear */
async function gather<Context>({ run, sheet, spool }: Work<Context>, means: ExportMeans<Context>) {
  const { most } = run.own
  const label = await beginLabel(run.list, run.first, (items) => means.highestLabel(run.first.context, items))
  let rows = 0
  let complete = true
  for await (const page of pagesOf(run.answering, run.ask, most + 1)) {
    const taken = page.slice(0, most - rows)
    await label.add(taken)
    for (const row of taken) {
      await spool.write(sheet.row(row, rows === 0))
      rows += 1
    }
    complete = taken.length === page.length
    if (!complete || run.response.raw.destroyed) break
  }
  return { rows, complete, tlp: label.now() }
}

function respond<Context>(
  { list, form, own, response }: Run<Context>,
  { head, spool, sheet }: { readonly head: ExportHead; readonly spool: Spool; readonly sheet: Sheet },
): FastifyReply {
  const beginning = sheet.beginning(head)
  const bytes = Buffer.byteLength(beginning) + spool.size() + Buffer.byteLength(sheet.end)
  const content = Readable.from(contentOf({ beginning, spool, end: sheet.end }), { objectMode: false })
  content.once('close', () => {
    spool.drop().catch(() => undefined)
  })
  return response
    .headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${fileName(list, { head, form, zone: own.zone })}"`,
      'content-length': bytes,
      'renkei-rows': head.rows,
      'renkei-complete': String(head.complete),
    })
    .type(form === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8')
    .send(content)
}

async function* contentOf(parts: {
  readonly beginning: string
  readonly spool: Spool
  readonly end: string
}): AsyncGenerator<Uint8Array> {
  yield Buffer.from(parts.beginning)
  yield* parts.spool.read()
  if (parts.end !== '') yield Buffer.from(parts.end)
}

/** `renkei-vulnerabilities-TLP-AMBER-20261122.csv`: the label is seen without opening the file. */
function fileName(
  list: ExportList,
  { head, form, zone }: { readonly head: ExportHead; readonly form: ExportForm; readonly zone: string },
): string {
  const day = inZone(head.at, zone).slice(0, 10).replaceAll('-', '')
  return `renkei-${list.slug}-TLP-${head.tlp.toUpperCase().replace('+', '-')}-${day}.${form}`
}
