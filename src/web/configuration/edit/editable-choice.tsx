import { Combobox, UnstyledButton, useCombobox } from '@mantine/core'
import { IconCheck, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { fold } from '#kernel/text/fold.ts'
import styles from './edit.module.css'
import { type Ground, type ShownField, useFieldEdit } from './use-field-edit.tsx'

interface Props {
  readonly ci: Ci
  readonly field: ShownField
  /** The values to choose from; null for "not set". */
  readonly choices: readonly (string | null)[]
}

/** A field of an item that is changed in its place: press it, choose, done. */
export function EditableChoice({ ci, field, choices }: Props) {
  const { t } = useTranslation('configuration')
  const value = field.read(ci)
  const [ground, setGround] = useState<Ground>({ value, version: ci.version })
  const [sought, setSought] = useState('')
  const { wordOf } = field
  const isLong = wordOf !== undefined && choices.length > many
  const found = isLong ? choices.filter((choice) => fold(wordOf(choice)).includes(fold(sought))) : choices
  const { save, question, pending } = useFieldEdit(ci, field)
  const box = useCombobox({
    onDropdownOpen: () => {
      setGround({ value, version: ci.version })
      box.updateSelectedOptionIndex('active')
    },
    onDropdownClose: () => {
      box.resetSelectedOption()
      setSought('')
      if (isLong) box.focusTarget()
    },
  })
  const { dropdownOpened, focusSearchInput } = box
  // The choices may arrive after the list was opened.
  useEffect(() => {
    if (dropdownOpened && isLong) focusSearchInput()
  }, [dropdownOpened, isLong, focusSearchInput])
  const choose = (option: string) => {
    box.closeDropdown()
    const chosen = option === unset ? null : option
    if (chosen !== value) save(chosen, ground)
  }
  if (!ci.may.includes('ci.change')) return field.show(value)
  return (
    <>
      <Combobox store={box} onOptionSubmit={choose} width={240} position="bottom-start" shadow="md">
        <Combobox.Target targetType="button">
          <UnstyledButton
            className={styles.value}
            aria-label={t('edit.change', { field: field.label })}
            aria-busy={pending}
            onClick={() => box.toggleDropdown()}
          >
            <span className={styles.shown}>{field.show(value)}</span>
            <IconPencil className={styles.pencil} size={14} stroke={1.6} aria-hidden="true" />
          </UnstyledButton>
        </Combobox.Target>
        <Combobox.Dropdown>
          {isLong && (
            <Combobox.Search
              value={sought}
              aria-label={t('edit.search', { field: field.label })}
              placeholder={t('edit.searchHint')}
              onChange={(event) => {
                setSought(event.currentTarget.value)
                box.updateSelectedOptionIndex()
              }}
            />
          )}
          <Combobox.Options aria-label={field.label} mah={280} className={styles.options}>
            {found.length === 0 && <Combobox.Empty>{t('create.nothingFound')}</Combobox.Empty>}
            {found.map((choice) => (
              <Combobox.Option key={choice ?? unset} value={choice ?? unset} active={choice === value}>
                <Choice chosen={choice === value}>{field.show(choice)}</Choice>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {question}
    </>
  )
}

/** More choices than this can be searched. */
const many = 8

/** Stands for "not set" among the options, whose values are texts. */
const unset = '-'

function Choice({ chosen, children }: { readonly chosen: boolean; readonly children: ReactNode }) {
  return (
    <span className={styles.choice}>
      <span>{children}</span>
      {chosen && <IconCheck size={14} stroke={1.8} aria-hidden="true" />}
    </span>
  )
}
