import { expect, it } from 'vitest'
import { readPackageName } from './package-name.ts'

it.each([
  ['npm/@babel/core', { ecosystem: 'npm', name: '@babel/core' }],
  ['maven/org.slf4j:slf4j-api', { ecosystem: 'Maven', name: 'org.slf4j:slf4j-api' }],
  ['deb/debian/glibc', { ecosystem: 'Debian', name: 'glibc' }],
  ['deb/raspbian/glibc', { ecosystem: 'raspbian', name: 'glibc' }],
  ['apk/musl', { ecosystem: 'apk', name: 'musl' }],
  ['generic/acme/firmware', { ecosystem: null, name: 'acme/firmware' }],
])('reads %s as people name it', (key, named) => {
  expect(readPackageName(key)).toEqual(named)
})
