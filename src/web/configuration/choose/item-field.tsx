import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCi } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useProblem } from '../../ui/forms/form.tsx'
import { useItemSearch } from './use-item-search.ts'

interface Props {
  readonly path: string
  readonly label: string
  readonly description?: string
  /** Only items of this kind. */
  readonly kind?: string | undefined
  /** An item that cannot be chosen: the one that is being related. */
  readonly without?: string
  readonly required?: boolean
  readonly value: string | null
  readonly onValue: (id: string | null) => void
  /** What is searched for, while it is typed. */
  readonly onTyped?: (typed: string) => void
}

/** Another item, found by its name. */
export function ItemField({ path, kind, without, value, onValue, onTyped, ...props }: Props) {
  const { t } = useTranslation('configuration')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const chosen = useQuery({ ...ask(readCi, { params: { id: value ?? '' } }), enabled: value !== null })
  // What stands in the field is the chosen name, and no search.
  const search = typed === chosen.data?.name ? '' : typed
  const { items, pending } = useItemSearch(search, composing, kind)
  const found = items.filter((item) => item.id !== without && item.id !== value)
  const all = chosen.data === undefined ? found : [chosen.data, ...found]
  return (
    <Select
      {...props}
      clearable
      searchable
      error={useProblem(path)}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onValue}
      searchValue={typed}
      onSearchChange={(next) => {
        setTyped(next)
        onTyped?.(next)
      }}
      filter={({ options }) => options}
      nothingFoundMessage={t(pending ? 'create.searching' : 'create.nothingFound')}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
