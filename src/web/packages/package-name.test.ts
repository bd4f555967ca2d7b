import { expect, it } from 'vitest'
import { readPackageName } from './package-name.ts'

it('names no ecosystem where no document told one', () => {
  expect(readPackageName('generic/acme/firmware')).toEqual({ ecosystem: null, name: 'acme/firmware' })
  expect(readPackageName('npm/@babel/core')).toEqual({ ecosystem: 'npm', name: '@babel/core' })
})
