import { z } from 'zod'

/** Who may even try: anybody, anybody signed in, or who holds the named action in some scope. */
export type Access = 'anybody' | 'signed-in' | { readonly action: string }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How the body travels: JSON, or the bytes of a file as they are. */
type BodyForm = 'json' | 'file'

/** How the answer travels: one JSON value, one per line (NDJSON) as they are found, or a file as it is. */
export type AnswerForm = 'json' | 'lines' | 'file'

/** One line of the contract: everything that server, web, CLI, OpenAPI and the access matrix need to know. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Form extends AnswerForm = AnswerForm,
> {
  readonly id: string
  readonly method: Method
  /** Below `/api/v1`, parameters in braces: `/cis/{id}`. */
  readonly path: string
  readonly access: Access
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly bodyForm: BodyForm
  /** Of `lines`, one line. */
  readonly answer: Answer
  readonly answerForm: Form
  readonly status: 200 | 201 | 202 | 204
}

export type AnyRoute = Route

const nothing = z.undefined()
const empty = z.strictObject({})

type Given<T, Default> = T extends z.ZodType ? T : Default

interface Draft {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly bodyForm?: BodyForm
  readonly answer?: z.ZodType
  readonly answerForm?: AnswerForm
  readonly status?: 200 | 201 | 202 | 204
}

/**
 * A line of the contract with its defaults: no parameters, no body, no answer (204).
 * @param draft its id is `domain.verb-noun` and names the operation in OpenAPI
 */
export function route<const D extends Draft>(
  draft: D,
): Route<
  Given<D['params'], typeof empty>,
  Given<D['query'], typeof empty>,
  Given<D['body'], typeof nothing>,
  Given<D['answer'], typeof nothing>,
  D['answerForm'] extends AnswerForm ? D['answerForm'] : 'json'
>
export function route(draft: Draft): Route {
  return {
    id: draft.id,
    method: draft.method,
    path: draft.path,
    access: draft.access,
    params: draft.params ?? empty,
    query: draft.query ?? empty,
    body: draft.body ?? nothing,
    bodyForm: draft.bodyForm ?? 'json',
    answer: draft.answer ?? nothing,
    answerForm: draft.answerForm ?? 'json',
    status: draft.status ?? (draft.answer === undefined ? 204 : 200),
  }
}
