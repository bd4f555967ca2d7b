import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'
import { isComposing } from '../../ui/keys/stroke.ts'
import styles from './edit.module.css'
import { type EditableField, useFieldEdit } from './use-field-edit.tsx'

/** The item's name, changed where it stands. What was typed survives a reload, and nobody else's change touches it. */
export function EditableName({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation(['configuration', 'web'])
  const draft = useDraft(`ci.${ci.id}.name`, { name: ci.name }, { version: ci.version })
  const [editing, setEditing] = useState(draft.touched)
  const { save, question, pending } = useFieldEdit(ci, useNameField())
  const mayChange = ci.may.includes('ci.change')
  const begin = () => setEditing(true)
  useShortcut(mayChange ? { keys: 'e', label: t('edit.name'), group: 'record', run: begin } : null)
  const end = () => {
    draft.clear()
    setEditing(false)
  }
  const send = () => {
    const name = draft.value.name.trim()
    if (name === '' || name === draft.base.name) return end()
    save(name, { value: draft.base.name, version: draft.version ?? ci.version }, end)
  }
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') send()
    if (event.key === 'Escape') end()
  }
  if (!editing || !mayChange) {
    return (
      <span className={styles.name}>
        {ci.name}
        {mayChange && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('edit.name')} onClick={begin}>
            <IconPencil size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        )}
      </span>
    )
  }
  return (
    <span className={styles.name}>
      <TextInput
        className={styles.nameInput}
        aria-label={t('fields.name')}
        value={draft.value.name}
        maxLength={200}
        data-autofocus
        ref={focus}
        onChange={(event) => draft.change({ name: event.currentTarget.value })}
        onKeyDown={press}
      />
      <Button size="compact-sm" loading={pending} onClick={send}>
        {t('web:actions.save')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={end}>
        {t('web:actions.cancel')}
      </Button>
      {question}
    </span>
  )
}

function focus(input: HTMLInputElement | null): void {
  input?.focus()
}

function useNameField(): EditableField {
  const { t } = useTranslation('configuration')
  return {
    name: 'name',
    label: t('fields.name'),
    read: (ci) => ci.name,
    write: (value) => ({ name: value ?? '' }),
    preview: (value) => ({ name: value ?? '' }),
  }
}
