import { expect, it } from 'vitest'
import { exportLists } from './exports/export-lists.ts'
import { describeApi } from './openapi.ts'
import { allRoutes } from './routes.ts'

it('has one line per operation, each with an id of its own', () => {
  const ids = allRoutes.map((route) => route.id)
  const places = allRoutes.map((route) => `${route.method} ${route.path}`)

  expect(ids.length).toBeGreaterThan(30)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(places).size).toBe(places.length)
})

it('names in the path exactly the parameters it reads', () => {
  for (const route of allRoutes) {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const read = 'shape' in route.params ? Object.keys(Object(route.params.shape)) : []

    expect(read, route.id).toEqual(named)
  }
})

it('describes every operation in OpenAPI 3.1', () => {
  const document = JSON.parse(JSON.stringify(describeApi(allRoutes, '1.0.0')))

  const operations = Object.values(document.paths).flatMap((path) => Object.keys(Object(path)))
  expect(document.openapi).toBe('3.1.0')
  expect(operations).toHaveLength(allRoutes.length + 2 * exportLists.length)
  expect(document.paths['/cis.csv'].get.parameters.map((one: { name: string }) => one.name)).toEqual([
    'q',
    'kind',
    'side',
    'teamId',
    'organisationId',
    'divisionId',
    'ownerId',
    'partOfId',
    'zone',
    'about',
    'most',
    'print',
  ])
  expect(document.paths['/cis'].post.requestBody.content['application/json'].schema.required).toContain(
    'kind',
  )
  expect(
    document.paths['/cis'].get.parameters.map((parameter: { name: string }) => parameter.name),
  ).toContain('side')
})
