import '@fontsource-variable/inter/wght.css'
import './inter-letters.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { whenIdle } from '../idle/idle.ts'

/**
 * The Japanese faces (124 pieces by range of characters) come after the first paint, and only for who reads
 * Japanese: their list alone is 30 kB. Japanese names among English words take the face that the system has.
 */
export function useJapaneseFaces(): void {
  const { language } = useTranslation().i18n
  useEffect(() => {
    if (language !== 'ja') return
    return whenIdle(() => {
      import('@fontsource-variable/noto-sans-jp/wght.css').catch(() => undefined)
    })
  }, [language])
}
