import { expect, it } from 'vitest'
import { readVector } from './cvss.ts'

const meaningsOf = (vector: string) => readVector(vector).map(({ metric, meaning }) => `${metric}=${meaning}`)

it('reads the base metrics of every version', () => {
  expect(meaningsOf('CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:L/A:N')).toEqual([
    'AV=AV.N',
    'AC=AC.L',
    'PR=PR.N',
    'UI=UI.R',
    'S=S.C',
    'C=loss.H',
    'I=loss.L',
    'A=loss.N',
  ])
  expect(meaningsOf('AV:L/AC:M/Au:S/C:P/I:C/A:N')).toEqual([
    'AV=AV.L',
    'AC=AC.M',
    'Au=Au.S',
    'C=loss.P',
    'I=loss.C',
    'A=loss.N',
  ])
  expect(meaningsOf('CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:A/VC:H/VI:N/VA:L/SC:N/SI:L/SA:H')).toHaveLength(11)
})

it('leaves away what it does not know', () => {
  expect(meaningsOf('CVSS:3.1/AV:X/E:P/RL:O/MAV:N/C:Z/C')).toEqual([])
  expect(meaningsOf('')).toEqual([])
})
