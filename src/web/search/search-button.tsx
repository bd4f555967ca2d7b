import { UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whenIdle } from '../ui/idle/idle.ts'
import { KeyCaps } from '../ui/keys/key-caps.tsx'
import { useShortcut } from '../ui/keys/shortcuts.tsx'
import styles from './search.module.css'

const load = () => import('./palette.tsx')
const Palette = lazy(async () => ({ default: (await load()).Palette }))

/** The search box of the bar: it opens the palette, as do `mod+k` and `/`. */
export function SearchButton() {
  const { t } = useTranslation('search')
  const [opened, setOpened] = useState(false)
  const before = useRef<Element | null>(null)
  const open = () => {
    before.current = document.activeElement
    setOpened(true)
  }
  useShortcut({ keys: 'mod+k', label: t('box'), group: 'everywhere', run: open })
  useShortcut({ keys: '/', label: t('box'), group: 'everywhere', run: open })
  usePreloading()
  const close = (how: 'left' | 'acted') => {
    setOpened(false)
    if (how === 'left' && before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <>
      <UnstyledButton className={styles.box} aria-label={t('box')} aria-haspopup="dialog" onClick={open}>
        <IconSearch size={17} stroke={1.6} aria-hidden="true" />
        <span className={styles.boxLabel}>{t('box')}</span>
        <span className={styles.boxKeys}>
          <KeyCaps keys="mod+k" />
        </span>
      </UnstyledButton>
      {opened && (
        <Suspense fallback={null}>
          <Palette opened onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** The palette is no part of the first page's weight, but it is there when it is called for. */
function usePreloading(): void {
  useEffect(
    () =>
      whenIdle(() => {
        load().catch(() => undefined)
      }),
    [],
  )
}
