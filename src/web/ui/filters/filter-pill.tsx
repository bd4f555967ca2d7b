import { Checkbox, Popover, Radio, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FilterChoice, type FilterField, toggleValue, wordsOf, writeFilter } from './filter.ts'
import styles from './filters.module.css'

interface Props {
  readonly field: FilterField
  readonly choice: FilterChoice
  /** Just added, nothing chosen yet: opens by itself. */
  readonly begun: boolean
  readonly onClose: () => void
  readonly onChange: (choice: string | null) => void
}

/** One filter: what it keeps or leaves out; press to change, cross to drop. */
export function FilterPill({ field, choice, begun, onClose, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const [open, setOpen] = useState(begun)
  const Choices = field.choose === 'one' ? OneChoice : FilterChoices
  const close = () => {
    setOpen(false)
    onClose()
  }
  const words = new Intl.ListFormat(i18n.language, { type: 'disjunction', style: 'narrow' }).format(
    wordsOf(choice, field),
  )
  return (
    <Popover
      opened={open}
      onDismiss={close}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
      width={240}
    >
      <Popover.Target>
        <span className={styles.pill}>
          <button type="button" className={styles.body} onClick={() => setOpen(!open)} aria-expanded={open}>
            <span className={styles.field}>{field.label}</span>
            {choice.values.length > 0 &&
              t(choice.unwanted ? 'filter.without' : 'filter.with', { values: words })}
          </button>
          <button
            type="button"
            className={styles.drop}
            aria-label={t('filter.drop', { field: field.label })}
            onClick={() => {
              onChange(null)
              close()
            }}
          >
            <IconX size={14} stroke={1.8} aria-hidden="true" />
          </button>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <Choices field={field} choice={choice} onChange={(next) => onChange(writeFilter(next))} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface ChoicesProps {
  readonly field: FilterField
  readonly choice: FilterChoice
  readonly onChange: (choice: FilterChoice) => void
}

function FilterChoices({ field, choice, onChange }: ChoicesProps) {
  const { t } = useTranslation()
  const [unwanted, setUnwanted] = useState(choice.unwanted)
  return (
    <div className={styles.choices}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('filter.mode')}
        data={[
          { value: 'with', label: t('filter.only') },
          { value: 'without', label: t('filter.except') },
        ]}
        value={unwanted ? 'without' : 'with'}
        onChange={(mode) => {
          setUnwanted(mode === 'without')
          onChange({ ...choice, unwanted: mode === 'without' })
        }}
      />
      {field.hint !== undefined && <p className={styles.about}>{field.hint}</p>}
      {field.choose === 'limit' ? (
        <Options
          field={field}
          choice={choice}
          onChange={(value) => onChange({ values: [value], unwanted })}
        />
      ) : (
        field.options.map((option) => (
          <Checkbox
            key={option.value}
            size="xs"
            label={option.label}
            checked={choice.values.includes(option.value)}
            onChange={() => onChange(toggleValue({ ...choice, unwanted }, option.value))}
          />
        ))
      )}
    </div>
  )
}

function OneChoice({ field, choice, onChange }: ChoicesProps) {
  return (
    <div className={styles.choices}>
      {field.hint !== undefined && <p className={styles.about}>{field.hint}</p>}
      <Options
        field={field}
        choice={choice}
        onChange={(value) => onChange({ values: [value], unwanted: false })}
      />
    </div>
  )
}

interface OptionsProps extends Pick<ChoicesProps, 'field' | 'choice'> {
  readonly onChange: (value: string) => void
}

/** The values of which one is chosen. */
function Options({ field, choice, onChange }: OptionsProps) {
  return (
    <Radio.Group aria-label={field.label} value={choice.values[0] ?? null} onChange={onChange}>
      <div className={styles.choices}>
        {field.options.map((option) => (
          <Radio key={option.value} size="xs" value={option.value} label={option.label} />
        ))}
      </div>
    </Radio.Group>
  )
}
