import { z } from 'zod'
import type { AnyRoute } from '#contract/route.ts'
import type { Answering, Call } from '../answer.ts'

/** Rows that are asked for at once: more than a screen does, so that a long list takes fewer turns. */
const pageRows = 500

/** Any list's answer, paged or not. */
const Listed = z.object({ rows: z.array(z.unknown()), next: z.string().nullable().default(null) })

/**
 * All rows of a list, page by page, in its order.
 * @param ask reads the call anew for each page, so that who lost the right meanwhile gets no more
 * @param most asks for no more than are wanted
 */
export async function* pagesOf<Context>(
  { route, reply }: Answering<Context>,
  ask: () => Promise<Call<AnyRoute, Context>>,
  most: number,
): AsyncGenerator<readonly unknown[]> {
  if (route.answerForm === 'lines') {
    yield* batchesOf(route, await reply(await ask()))
    return
  }
  const paged = route.query instanceof z.ZodObject && 'cursor' in route.query.shape
  let cursor: string | undefined
  let left = most
  do {
    const call = await ask()
    const limit = Math.min(pageRows, left)
    const query = paged ? { ...Object(call.query), limit, cursor } : call.query
    const { rows, next } = Listed.parse(route.answer.parse(await reply({ ...call, query })))
    yield rows
    left -= rows.length
    cursor = rows.length === 0 ? undefined : (next ?? undefined)
  } while (paged && cursor !== undefined && left > 0)
}

async function* batchesOf(route: AnyRoute, values: unknown): AsyncGenerator<readonly unknown[]> {
  let batch: unknown[] = []
  for await (const value of iterableOf(values)) {
    batch.push(route.answer.parse(value))
    if (batch.length < pageRows) continue
    yield batch
    batch = []
  }
  yield batch
}

function iterableOf(values: unknown): AsyncIterable<unknown> {
  if (isIterable(values)) return values
  throw new Error('a route in lines answers none')
}

function isIterable(values: unknown): values is AsyncIterable<unknown> {
  return typeof values === 'object' && values !== null && Symbol.asyncIterator in values
}
