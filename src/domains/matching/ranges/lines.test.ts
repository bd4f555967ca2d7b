import { expect, it } from 'vitest'
import type { AffectedPackage } from '#formats/advisory/model/advisory.ts'
import { deriveRanges } from './derive.ts'

function fixedIn(
  ecosystem: string,
  fixed: string,
): Pick<AffectedPackage, 'ecosystem' | 'name'> & AffectedPackage {
  return {
    path: '',
    ecosystem,
    name: 'tool',
    purl: null,
    severities: [],
    ranges: [
      {
        kind: 'ecosystem',
        repository: null,
        events: [
          { kind: 'introduced', version: '0' },
          { kind: 'fixed', version: fixed },
        ],
      },
    ],
    versions: [],
    isComplete: true,
    ecosystemSpecific: null,
    databaseSpecific: null,
  }
}

/** The stretches of the release itself, by how many there are. */
function ofRelease(...affected: readonly AffectedPackage[]) {
  const rows = deriveRanges({ withdrawn: false, affected })
  return rows.filter(({ distribution }) => distribution === 'redhat-9')
}

const release = fixedIn('Red Hat:enterprise_linux:9::baseos', '2.5-3.el9_5.1')
const line = (minor: number, fixed: string) => fixedIn(`Red Hat:rhel_eus:9.${minor}::baseos`, fixed)

it('takes the builds of a line that have its fix out of what the release calls affected', () => {
  expect(ofRelease(release)).toHaveLength(1)
  expect(ofRelease(release, line(2, '2.5-2.el9_2.4'))).toHaveLength(2)
  expect(ofRelease(release, line(2, '2.5-2.el9_2.4'), line(4, '2.5-2.el9_4.1'))).toHaveLength(3)
})

it('says of the others what it said before', () => {
  const [first, second] = ofRelease(release, line(2, '2.5-2.el9_2.4'))

  expect(first).toMatchObject({ verdict: 'affected', fixed: ['2.5-3.el9_5.1'], text: '< 2.5-3.el9_5.1' })
  expect(second).toMatchObject({ verdict: 'affected', fixed: ['2.5-3.el9_5.1'], text: '< 2.5-3.el9_5.1' })
})

it.each([
  ['whose fix bears the tag of another', line(2, '2.5-2.el9_3.4')],
  ['whose fix bears none', line(2, '2.5-2.4')],
  ['whose fix is above that of the release', line(2, '2.7-2.el9_2.4')],
  ['of another release', fixedIn('Red Hat:rhel_eus:8.6::baseos', '2.5-2.el8_6.4')],
])('leaves it whole beside a line %s', (_, other) => {
  expect(ofRelease(release, other)).toHaveLength(1)
})
