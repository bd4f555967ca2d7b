import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../keys/stroke.ts'
import styles from './filters.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** Narrows a list by text: after a pause in typing, and never in the middle of a composition. */
export function ListSearch({ label, value, onSearch }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState({ text: value, from: value, asked: value })
  const [composing, setComposing] = useState(false)
  if (typed.from !== value) {
    // What was asked here comes back by the address; a letter typed meanwhile stays.
    const text = value === typed.asked ? typed.text : value
    setTyped({ text, from: value, asked: value })
  }
  const ask = (text: string) => {
    setTyped((before) => ({ ...before, asked: text }))
    onSearch(text)
  }
  const search = useEffectEvent(() => {
    if (typed.text !== value) ask(typed.text)
  })
  useEffect(() => {
    if (composing || typed.text === typed.from) return
    const timer = setTimeout(() => search(), 250)
    return () => clearTimeout(timer)
  }, [typed, composing])
  const change = (text: string) => setTyped((before) => ({ ...before, text }))
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      size="xs"
      className={styles.search}
      leftSection={<IconSearch size={15} stroke={1.6} aria-hidden="true" />}
      rightSection={
        typed.text !== '' && (
          <CloseButton size="xs" aria-label={t('filter.clearText')} onClick={() => change('')} />
        )
      }
      value={typed.text}
      onChange={(event) => change(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) ask(typed.text)
      }}
    />
  )
}
