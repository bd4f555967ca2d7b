import '@fontsource-variable/inter/wght.css'
import './inter-letters.css'
import { useEffect } from 'react'
import { whenIdle } from '../idle/idle.ts'

/**
 * The Japanese faces (124 pieces by range of characters, of which each is fetched when a page has its characters)
 * come once the page can be used: their list alone is 30 kB. In English too, for names are not translated, and not
 * every system has a face for them.
 */
export function useJapaneseFaces(): void {
  useEffect(
    () =>
      whenIdle(() => {
        import('@fontsource-variable/noto-sans-jp/wght.css').catch(() => undefined)
      }),
    [],
  )
}
