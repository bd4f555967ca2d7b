import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { spdxExpression } from './normalise.ts'
import { licencesIn, statedLicences } from './stated-licences.ts'

/** What is written → the SPDX expression it means. */
const meant: readonly (readonly [written: string, expression: string | null])[] = [
  ['MIT', 'MIT'],
  ['mit', 'MIT'],
  ['APACHE-2.0', 'Apache-2.0'],
  ['GPL-2.0', 'GPL-2.0-only'],
  ['GPL-2.0+', 'GPL-2.0-or-later'],
  ['Apache-2.0+', 'Apache-2.0+'],
  ['(MIT OR Apache-2.0)', 'MIT OR Apache-2.0'],
  ['((MIT)) AND (ISC)', '((MIT)) AND (ISC)'],
  ['(MIT AND ISC) OR (Zlib)', '(MIT AND ISC) OR (Zlib)'],
  ['MIT or Apache-2.0', 'MIT OR Apache-2.0'],
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  ['GPL-2.0-only & MIT', 'GPL-2.0-only AND MIT'],
  ['GPLv2+ and ASL 2.0', 'GPL-2.0-or-later AND Apache-2.0'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['LicenseRef-scancode-x OR MIT', 'LicenseRef-scancode-x OR MIT'],
  ['DocumentRef-base:LicenseRef-1', 'DocumentRef-base:LicenseRef-1'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['The Apache Software License, Version 2.0', 'Apache-2.0'],
  ['Apache 2.0', 'Apache-2.0'],
  ['The MIT License (MIT)', 'MIT'],
  ['License :: OSI Approved :: MIT License', 'MIT'],
  ['License :: OSI Approved :: GNU General Public License v3 (GPLv3)', 'GPL-3.0-only'],
  ['GNU General Public License v2 or later (GPLv2+)', 'GPL-2.0-or-later'],
  ['Eclipse Public License - v 1.0', 'EPL-1.0'],
  ['GPL (>= 2)', 'GPL-2.0-or-later'],
  ['GPL-2 | GPL-3', 'GPL-2.0-only OR GPL-3.0-only'],
  ['MIT + file LICENSE', 'MIT'],
  ['https://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
  ['http://opensource.org/licenses/MIT', 'MIT'],
  ['https://licenses.example/BSD-3-Clause', 'BSD-3-Clause'],
  // Not beyond doubt.
  ['BSD', null],
  ['GPL', null],
  ['BSD License', null],
  ['Public Domain', null],
  ['MIT AND Something-Else', null],
  ['GPL-2.0 (with exceptions)', null],
  ['https://example.com/mit', null],
  ['MIT AND', null],
  ['(MIT AND ISC', null],
  ['MIT) OR (ISC', null],
  ['MIT WITH', null],
  ['MIT WITH (ISC)', null],
  ['AND', null],
  ['', null],
  ['See LICENSE in the package', null],
]

describe('spdxExpression', () => {
  it.each(meant)('reads %j as %j', (written, expression) => {
    expect(spdxExpression(written)).toBe(expression)
  })

  it('leaves what it wrote as it is', () => {
    const ids = fc.constantFrom('MIT', 'apache-2.0', 'GPL-2.0+', 'LicenseRef-x', 'Zlib')
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        ids,
        fc
          .tuple(tie('expression'), fc.constantFrom(' AND ', ' or ', '|'), tie('expression'))
          .map((parts) => `(${parts.join('')})`),
      ),
    }))
    fc.assert(
      fc.property(expression, (text) => {
        const once = spdxExpression(text)
        expect(once).not.toBeNull()
        expect(spdxExpression(once ?? '')).toBe(once)
      }),
    )
  })

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => spdxExpression(text) !== undefined))
  })

  it('takes time in proportion to the text', () => {
    const deep = `${'('.repeat(2000)}MIT${')'.repeat(2000)}`
    const began = performance.now()
    for (let i = 0; i < 50; i++) expect(spdxExpression(deep)).toBe('MIT')
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('statedLicences', () => {
  const declared = (text: string) => ({ kind: 'name', text, acknowledgement: 'declared' }) as const

  it('tells what is known apart from what stands as written', () => {
    const stated = statedLicences()([declared('My\nown'), declared('mit'), declared('MIT')])
    expect(licencesIn(stated)).toEqual([
      { text: 'My own', isKnown: false },
      { text: 'MIT', isKnown: true },
    ])
    expect(statedLicences()([])).toBeNull()
  })

  it('says that there are more than can be told', () => {
    const many = Array.from({ length: 500 }, (_, at) => declared(`LicenseRef-${at}`))
    expect(licencesIn(statedLicences()(many)).at(-1)).toEqual({ text: '…', isKnown: false })
  })
})
