import { expect, it } from 'vitest'
import { firstPlace, openPlaces } from './places.ts'

it('opens to each only what they may see', () => {
  const auditor = ['user.view', 'feed.view', 'job.view', 'audit.view', 'system.view']

  expect(openPlaces(auditor).map((place) => place.id)).toEqual([
    'people',
    'structure',
    'sources',
    'jobs',
    'audit',
    'system',
  ])
  expect(openPlaces(['user.view', 'feed.view']).map((place) => place.id)).not.toContain('audit')
})

it('leads to the first page that is open, and home when none is', () => {
  expect(firstPlace(['job.view'])).toBe('/administration/jobs')
  expect(firstPlace(['ci.view'])).toBe('/')
})
