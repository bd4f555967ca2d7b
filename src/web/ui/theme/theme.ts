import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { accents, type ThemeColors } from './tokens.ts'

const inkBlue: MantineColorsTuple = [
  '#e7eef6',
  '#d3e1f0',
  '#b0d1f5',
  accents.accent.dark,
  '#b0d1f5',
  '#4f83b8',
  '#28619a',
  accents.accent.light,
  accents['accent-hover'].light,
  '#0a2947',
]
const grey: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f2f4',
  '#e8eaed',
  '#e0e3e6',
  '#c5cad0',
  '#a5adb5',
  '#858d96',
  '#565e67',
  '#31373d',
  '#14171a',
]
const night: MantineColorsTuple = [
  '#e7eaed',
  '#c6ccd2',
  '#a1a9b2',
  '#727b85',
  '#434a52',
  '#2a2f34',
  '#1d2125',
  '#16191c',
  '#0f1214',
  '#0b0d0f',
]

/** What is filled with the accent takes the accent's own words: light on dark ink, dark on light ink. */
const fillWithAccent: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input)
  if (input.variant !== 'filled' || (input.color ?? 'accent') !== 'accent') return usual
  return { ...usual, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' }
}

const quick = { duration: 120 }
const floating = { radius: 'sm', shadow: 'md', transitionProps: quick }

/** The look of all parts: radius 6, a 4 px grid, one shadow, motion of at most 150 ms. */
export const theme = createTheme({
  colors: { accent: inkBlue, gray: grey, dark: night },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: fillWithAccent,
  black: '#14171a',
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: 'var(--line-height)', md: 'var(--line-height)', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: Object.fromEntries(['xs', 'sm', 'md', 'lg', 'xl'].map((size) => [size, 'var(--shadow)'])),
  headings: {
    fontFamily: 'var(--font-text)',
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.4' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
      h4: { fontSize: '14px', lineHeight: '1.5' },
      h5: { fontSize: '14px', lineHeight: '1.5' },
      h6: { fontSize: '14px', lineHeight: '1.5' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: floating } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
    Menu: { defaultProps: { ...floating, position: 'bottom-end', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: floating },
    Modal: { defaultProps: { transitionProps: quick, centered: true, padding: 20 } },
    Drawer: { defaultProps: { transitionProps: quick } },
    Loader: { defaultProps: { size: 18, type: 'oval' } },
  },
})

const shadows = {
  light: '0 1px 2px rgb(16 22 28 / 6%), 0 6px 20px rgb(16 22 28 / 10%)',
  dark: '0 0 0 1px rgb(255 255 255 / 6%), 0 8px 24px rgb(0 0 0 / 60%)',
}

/** Turns colour sets into CSS variables and gives Mantine's own variables the same values. */
export function cssVariables(colors: ThemeColors): CSSVariablesResolver {
  return () => ({
    variables: { '--mantine-color-error': 'var(--fault)' },
    light: variablesOf(colors, 'light'),
    dark: variablesOf(colors, 'dark'),
  })
}

function variablesOf(colors: ThemeColors, scheme: 'light' | 'dark'): Record<string, string> {
  const own = Object.fromEntries(Object.entries(colors).map(([name, color]) => [`--${name}`, color[scheme]]))
  return {
    ...own,
    '--shadow': shadows[scheme],
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-quiet)',
    '--mantine-color-placeholder': 'var(--text-quiet)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--fault)',
    '--mantine-color-disabled': 'var(--line)',
    '--mantine-color-disabled-color': 'var(--text-quiet)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
  }
}
