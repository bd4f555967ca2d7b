import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeySheet } from './key-sheet.tsx'
import { useShortcut } from './shortcuts.tsx'

type Sheet = ComponentType<Parameters<typeof KeySheet>[0]>

/** Without a line there is no sheet, and nothing else breaks. */
const LazySheet = lazy(async (): Promise<{ readonly default: Sheet }> => {
  const module = await import('./key-sheet.tsx').catch(() => undefined)
  return { default: module?.KeySheet ?? (() => null) }
})

/** `?` opens the sheet of keys; the sheet itself is fetched when somebody wants it for the first time. */
export function KeySheetKey() {
  const { t } = useTranslation()
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useShortcut({ keys: '?', label: t('keys.sheet'), group: 'everywhere', run: () => setState('open') })
  if (state === 'never') return null
  return (
    <Suspense fallback={null}>
      <LazySheet opened={state === 'open'} onClose={() => setState('closed')} />
    </Suspense>
  )
}
