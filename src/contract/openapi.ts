import { z } from 'zod'
import { exportLists } from './exports/export-lists.ts'
import { ExportFile, type ExportForm, ExportQuery, exportForms, exportPath } from './exports/file.ts'
import type { AnyRoute } from './route.ts'
import { ProblemDetails } from './shapes.ts'

/**
 * The OpenAPI 3.1 document of the routes; its schemas are JSON Schema 2020-12 made from the contract's own.
 * @param routes the table
 * @param version of the program
 */
export function describeApi(routes: readonly AnyRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const operations = paths[route.path] ?? {}
    operations[route.method.toLowerCase()] = describeRoute(route)
    paths[route.path] = operations
  }
  for (const { route } of exportLists.filter((list) => routes.includes(list.route))) {
    for (const form of exportForms) paths[exportPath(route.path, form)] = { get: describeExport(route, form) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Renkei', version },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-renkei' },
      },
      schemas: { Problem: toJson(ProblemDetails, 'output') },
    },
    paths,
  }
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: object
}

interface Operation {
  readonly [part: string]: unknown
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<Record<string, object>>
}

/** An answer in lines is described by one of them; the files that are answered are JSON of other people's formats. */
const contentTypes = {
  json: 'application/json',
  lines: 'application/x-ndjson',
  file: 'application/json',
} as const

function describeRoute(route: AnyRoute): Operation {
  const answer =
    route.status === 204
      ? {}
      : { content: { [contentTypes[route.answerForm]]: { schema: toJson(route.answer, 'output') } } }
  return {
    operationId: route.id,
    tags: [route.id.split('.')[0]],
    ...(route.access === 'anybody' ? { security: [] } : {}),
    ...(typeof route.access === 'object' ? { 'x-action': route.access.action } : {}),
    parameters: [...describeParameters(route.params, 'path'), ...describeParameters(route.query, 'query')],
    ...describeBody(route),
    responses: {
      [route.status]: { description: 'done', ...answer },
      default: {
        description: 'refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** A list as a file: narrowed as the list is, but whole, and so without cursor and limit. */
function describeExport(route: AnyRoute, form: ExportForm): object {
  const { parameters, ...operation } = describeRoute(route)
  const narrowing = parameters.filter(({ name }) => name !== 'cursor' && name !== 'limit')
  const content =
    form === 'csv'
      ? { 'text/csv': { schema: { type: 'string' } } }
      : { 'application/json': { schema: toJson(ExportFile, 'output') } }
  return {
    ...operation,
    operationId: `${route.id}.${form}`,
    parameters: [...narrowing, ...describeParameters(ExportQuery, 'query')],
    responses: { ...operation.responses, [route.status]: { description: 'done', content } },
  }
}

function describeParameters(shape: z.ZodType, place: 'path' | 'query'): readonly Parameter[] {
  if (!(shape instanceof z.ZodObject)) return []
  const inner: Readonly<Record<string, z.ZodType>> = shape.shape
  return Object.entries(inner).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || !value.safeParse(undefined).success,
    schema: toJson(value, 'input'),
  }))
}

function describeBody(route: AnyRoute): object {
  if (route.bodyForm === 'file') {
    return { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
  }
  if (route.body instanceof z.ZodUndefined) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: toJson(route.body, 'input') } } },
  }
}

function toJson(shape: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema
}
