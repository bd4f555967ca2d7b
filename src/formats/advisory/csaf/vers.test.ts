import { expect, it } from 'vitest'
import { eventsOfVers } from './vers.ts'

/** As in mathematics; what a fix ends is marked. */
function shown(text: string): string | null {
  const stretches = eventsOfVers(`vers:npm/${text}`)
  const endings = { fixed: ') fixed', 'last-affected': ']', limit: ')' }
  return (
    stretches
      ?.map(([begin, end]) => {
        const low = `${begin?.kind === 'above' ? '(' : '['}${begin?.version}`
        const kind = end?.kind
        if (kind === undefined || kind === 'introduced' || kind === 'above') return `${low}, …)`
        return `${low}, ${end?.version}${endings[kind]}`
      })
      .join(' ') ?? null
  )
}

it.each([
  ['*', '[0, …)'],
  ['1.2.3', '[1.2.3, 1.2.3]'],
  ['>=1.0|<1.5', '[1.0, 1.5) fixed'],
  ['>1.0|<=1.5', '(1.0, 1.5]'],
  ['>1.0', '(1.0, …)'],
  ['<=1.3|3.0', '[3.0, 3.0] [0, 1.3]'],
  ['<1|>=2|<3|>=4', '[0, 1) fixed [2, 3) fixed [4, …)'],
  ['>=1.0|1.2|<1.5', '[1.2, 1.2] [1.0, 1.5) fixed'],
  ['%3E1', null],
  ['>=1.0|', null],
])('reads %s', (text, wanted) => {
  expect(shown(text)).toBe(wanted)
})

it.each([
  ['!=1.5', '[0, 1.5) (1.5, …)'],
  ['>=1.0|!=1.5|<2.0', '[1.0, 1.5) (1.5, 2.0) fixed'],
  ['>=1.0|!=1.5|!=1.6', '[1.0, 1.5) (1.5, 1.6) (1.6, …)'],
  ['!=0.5|<=1.0', '[0, 0.5) (0.5, 1.0]'],
  ['<1.0|!=1.5|>=2.0', '[0, 1.0) fixed [2.0, …)'],
  ['<1.0|!=1.5', '[0, 1.0) fixed'],
])('leaves out of %s what it names', (text, wanted) => {
  expect(shown(text)).toBe(wanted)
})
