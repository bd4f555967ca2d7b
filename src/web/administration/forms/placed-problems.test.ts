import { expect, it } from 'vitest'
import { Refusal } from '#contract/client.ts'
import type { ProblemDetails } from '#contract/shapes.ts'
import { placeProblems } from './placed-problems.ts'

const refused: ProblemDetails = {
  type: 'urn:renkei:error:identity.login-taken',
  title: 'The login “ken” is taken.',
  status: 409,
  code: 'identity.login-taken',
  id: 'x',
  problems: [],
}

it('puts a refusal at the field it is about', () => {
  const problems = placeProblems(new Refusal(refused), { 'identity.login-taken': '/login' })

  expect(problems).toEqual([{ path: '/login', code: refused.code, message: refused.title }])
})

it('keeps what the server placed itself, and invents nothing', () => {
  const named = { path: '/email', code: 'input.invalid_format', message: 'Not right.' }

  expect(placeProblems(new Refusal({ ...refused, problems: [named] }), {})).toEqual([named])
  expect(placeProblems(new Error('offline'), { 'identity.login-taken': '/login' })).toEqual([])
})
