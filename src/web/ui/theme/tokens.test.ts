import { describe, expect, it } from 'vitest'
import { strandColors } from '../../strands/strand-colors.ts'
import { contrast, luminance } from './contrast.ts'
import { accents, faults, neutrals, severities } from './tokens.ts'

const themes = ['light', 'dark'] as const
const planes = ['canvas', 'surface', 'raised', 'hover'] as const
const words = {
  text: neutrals.text,
  'text-quiet': neutrals['text-quiet'],
  accent: accents.accent,
  fault: faults.fault,
  ...severities,
  csirt: strandColors.csirt,
  psirt: strandColors.psirt,
}

describe.each(themes)('in the %s theme', (theme) => {
  it.each(Object.entries(words))('%s can be read on every plane (WCAG 1.4.3, 4.5:1)', (_, color) => {
    const ratios = planes.map((plane) => contrast(color[theme], neutrals[plane][theme]))

    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the edge of what can be filled in (WCAG 1.4.11, 3:1)', () => {
    expect(contrast(neutrals.control[theme], neutrals.surface[theme])).toBeGreaterThanOrEqual(3)
  })

  it('has readable words on the accent and on soft grounds', () => {
    expect(contrast(accents['on-accent'][theme], accents.accent[theme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(accents.accent[theme], accents['accent-soft'][theme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(faults.fault[theme], faults['fault-soft'][theme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(strandColors.csirt[theme], strandColors['csirt-soft'][theme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(strandColors.psirt[theme], strandColors['psirt-soft'][theme])).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps the two strands apart in greyscale', () => {
    const [csirt, psirt] = [luminance(strandColors.csirt[theme]), luminance(strandColors.psirt[theme])]

    expect(Math.abs(csirt - psirt)).toBeGreaterThan(0.04)
  })
})

it('knows the contrast of black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
})
