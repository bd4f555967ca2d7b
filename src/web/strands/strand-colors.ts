import type { ThemeColors } from '../ui/theme/tokens.ts'

/** Each team's colour, everywhere the same: CSIRT teal, PSIRT indigo. Nothing else uses them. */
export const strandColors = {
  csirt: { light: '#0b756d', dark: '#3fc8ba' },
  'csirt-soft': { light: '#e0f1ef', dark: '#132b29' },
  psirt: { light: '#4b40bd', dark: '#a9a3ff' },
  'psirt-soft': { light: '#ebeafa', dark: '#221f3d' },
} as const satisfies ThemeColors
