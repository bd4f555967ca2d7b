import { expect, it } from 'vitest'
import { isCpeName, productOfCpe } from './cpe-name.ts'

it.each([
  ['cpe:2.3:a:haxx:curl:*:*:*:*:*:*:*:*', true],
  ['cpe:2.3:a:exa\\:mple:rea\\\\:*:*:*:*:*:*:*:*', true],
  ['cpe:2.3:*:*:*:*:*:*:*:*:*:*:*', true],
  ['cpe:/a:haxx:curl:7.1', true],
  ['cpe:2.3:a:soap::lite_project:soap::lite:*:*:*:*:*:perl:*:*', false],
  ['cpe:2.3:a:haxx:curl', false],
  ['curl', false],
  [`cpe:2.3:a:${'x'.repeat(8192)}:curl:*:*:*:*:*:*:*:*`, false],
])('security.md 4.12: tells whether %.60s is a CPE name', (text, is) => {
  expect(isCpeName(text)).toBe(is)
})

it.each([
  ['cpe:2.3:a:Exa\\:mple:rea\\.der:1:*:*:*:*:*:*:*', 'exa:mple/rea.der'],
  ['cpe:/a:haxx:curl:7.1', 'haxx/curl'],
  ['cpe:2.3:*:*:*:*:*:*:*:*:*:*:*', undefined],
])('takes vendor and product of %s', (text, product) => {
  expect(productOfCpe(text)).toBe(product)
})
