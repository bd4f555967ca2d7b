import { Menu } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../keys/shortcuts.tsx'
import { type FilterField, readFilter } from './filter.ts'
import { FilterPill } from './filter-pill.tsx'
import styles from './filters.module.css'

interface Props {
  readonly fields: readonly FilterField[]
  /** Field → choice, as in the address. */
  readonly value: Readonly<Record<string, string | undefined>>
  readonly onChange: (field: string, choice: string | null) => void
}

/** The filters of a list as pills; they live in the address, so that a link shows the same. */
export function FilterPills({ fields, value, onChange }: Props) {
  const { t } = useTranslation()
  const [begun, setBegun] = useState<string | null>(null)
  const [offered, setOffered] = useState(false)
  const active = fields.filter(
    (field) => field.id === begun || readFilter(value[field.id], field).values.length > 0,
  )
  const idle = fields.filter((field) => !active.includes(field))
  useShortcut({ keys: 'f', label: t('keys.filter'), group: 'list', run: () => setOffered(true) })
  return (
    <div className={styles.pills}>
      {active.map((field) => (
        <FilterPill
          key={field.id}
          field={field}
          choice={readFilter(value[field.id], field)}
          begun={begun === field.id}
          onClose={() => setBegun(null)}
          onChange={(choice) => onChange(field.id, choice)}
        />
      ))}
      {idle.length > 0 && (
        <Menu position="bottom-start" returnFocus={false} opened={offered} onChange={setOffered}>
          <Menu.Target>
            <button type="button" className={styles.add} aria-keyshortcuts="f">
              <IconFilterPlus size={16} stroke={1.6} aria-hidden="true" />
              {t('filter.add')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {idle.map((field) => (
              <Menu.Item key={field.id} onClick={() => setBegun(field.id)}>
                {field.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
