import { interfaceColors } from './tokens.ts'

/** The colours as a sheet that follows the system's look: for pages that know no person. */
export function colorSheet(): string {
  return `:root{${variables('light')}}@media (prefers-color-scheme:dark){:root{${variables('dark')}}}`
}

function variables(theme: 'light' | 'dark'): string {
  return Object.entries(interfaceColors)
    .map(([name, color]) => `--${name}:${color[theme]};`)
    .join('')
}
