/** A named colour in both themes; each becomes the CSS variable `--<name>`. */
export interface ThemeColor {
  readonly light: string
  readonly dark: string
}

export type ThemeColors = Readonly<Record<string, ThemeColor>>

/** Neutral greys: planes, lines and text, from the farthest plane to the nearest. */
export const neutrals = {
  canvas: { light: '#f4f5f6', dark: '#0f1214' },
  surface: { light: '#ffffff', dark: '#16191c' },
  raised: { light: '#ffffff', dark: '#1d2125' },
  sunken: { light: '#eceef0', dark: '#0b0d0f' },
  hover: { light: '#f0f2f4', dark: '#1f2428' },
  line: { light: '#e0e3e6', dark: '#2a2f34' },
  'line-strong': { light: '#c5cad0', dark: '#434a52' },
  control: { light: '#858d96', dark: '#727b85' },
  text: { light: '#14171a', dark: '#e7eaed' },
  'text-quiet': { light: '#565e67', dark: '#a1a9b2' },
} as const satisfies ThemeColors

/** The one accent, for what can be acted on: ink blue. */
export const accents = {
  accent: { light: '#14497f', dark: '#93bfef' },
  'accent-hover': { light: '#0e3763', dark: '#b0d1f5' },
  'accent-soft': { light: '#e7eef6', dark: '#1a2938' },
  'on-accent': { light: '#ffffff', dark: '#0b1724' },
} as const satisfies ThemeColors

/** Used for severity and for nothing else; each also has a shape of its own. */
export const severities = {
  critical: { light: '#a80f3c', dark: '#ff7189' },
  high: { light: '#bb4308', dark: '#ff9a5c' },
  medium: { light: '#856000', dark: '#e4bb45' },
  low: { light: '#4a6782', dark: '#93b3d3' },
} as const satisfies ThemeColors

/** What failed: a refused input, a broken request. */
export const faults = {
  fault: { light: '#b3261e', dark: '#ff8a80' },
  'fault-soft': { light: '#fcefee', dark: '#2d1a19' },
} as const satisfies ThemeColors

export const interfaceColors: ThemeColors = { ...neutrals, ...accents, ...severities, ...faults }
