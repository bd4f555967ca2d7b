import { Select, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCiComponents } from '#contract/inventory/cis.ts'
import { ask } from '../api/query.ts'

interface Props {
  /** The item whose components are offered; null: a purl is typed. */
  readonly ciId: string | null
  readonly value: string | null
  readonly onValue: (value: string | null) => void
}

/** A component: one of an item's, or any by its purl. */
export function ComponentField({ ciId, value, onValue }: Props) {
  const { t } = useTranslation('vulnerabilities')
  if (ciId !== null) return <HeldComponent ciId={ciId} value={value} onValue={onValue} />
  return (
    <TextInput
      label={t('explain.component')}
      description={t('explain.purlHint')}
      placeholder={t('explain.purlExample')}
      maxLength={2000}
      value={value ?? ''}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}

/** Typing pauses so long, in milliseconds, before the server is asked. */
const pause = 200

function HeldComponent({ ciId, value, onValue }: Props & { readonly ciId: string }) {
  const { t } = useTranslation('vulnerabilities')
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [composing, setComposing] = useState(false)
  const [label, setLabel] = useState('')
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setQ(typed === label ? '' : typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed, composing, label])
  const { data } = useQuery({
    ...ask(listCiComponents, { params: { id: ciId }, query: { limit: 20, ...(q !== '' && { q }) } }),
    placeholderData: keepPreviousData,
  })
  const found = (data?.rows ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.version}` }))
  const chosen = value === null || found.some((one) => one.value === value) ? [] : [{ value, label }]
  return (
    <Select
      label={t('explain.component')}
      description={t('explain.componentHint')}
      clearable
      searchable
      data={[...chosen, ...found]}
      value={value}
      onChange={(next, option) => {
        setLabel(option?.label ?? '')
        onValue(next)
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t('explain.nothingFound')}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
