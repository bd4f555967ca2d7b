import '@fontsource-variable/inter/wght.css'
import './inter-letters.css'

/** The Japanese faces (124 pieces by range of characters) come after the first paint: their list alone is 30 kB. */
export async function loadJapaneseFaces(): Promise<void> {
  await import('@fontsource-variable/noto-sans-jp/wght.css')
}
