import { Textarea } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fields } from '../drafts/draft-store.ts'
import { sameField } from '../drafts/restore-fields.ts'
import styles from './conflict.module.css'

/** How a field is named and shown; `show` where its value is not a text, and so is chosen and not rewritten. */
export interface FieldView {
  readonly name: string
  readonly label: string
  readonly show?: (value: Fields[string]) => ReactNode
}

interface Props {
  readonly field: FieldView
  readonly theirs: Fields[string]
  readonly mine: Fields[string]
  readonly chosen: Fields[string] | undefined
  /** The first one takes the focus. */
  readonly first: boolean
  readonly onChoose: (value: Fields[string]) => void
}

/** One field both changed: their value, mine, or a text written out of both. */
export function ConflictField({ field, theirs, mine, chosen, first, onChoose }: Props) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const show = field.show ?? String
  const writable = field.show === undefined && typeof theirs === 'string' && typeof mine === 'string'
  const choose = (value: Fields[string]) => {
    setEditing(false)
    onChoose(value)
  }
  const isChosen = (value: Fields[string]) => !editing && chosen !== undefined && sameField(value, chosen)
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{field.label}</legend>
      <div className={styles.sides}>
        <Side
          title={t('conflict.theirs')}
          checked={isChosen(theirs)}
          first={first}
          onChoose={() => choose(theirs)}
        >
          {show(theirs)}
        </Side>
        <Side title={t('conflict.mine')} checked={isChosen(mine)} onChoose={() => choose(mine)}>
          {show(mine)}
        </Side>
      </div>
      {writable && !editing && (
        <button type="button" className={styles.edit} onClick={() => setEditing(true)}>
          {t('conflict.edit')}
        </button>
      )}
      {writable && editing && (
        <Textarea
          aria-label={t('conflict.edited', { field: field.label })}
          autosize
          data-autofocus
          defaultValue={typeof chosen === 'string' ? chosen : `${theirs}\n${mine}`}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      )}
    </fieldset>
  )
}

interface SideProps {
  readonly title: string
  readonly checked: boolean
  readonly first?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Side({ title, checked, first = false, onChoose, children }: SideProps) {
  const id = useId()
  return (
    <label className={styles.side} htmlFor={id} data-checked={checked}>
      <span className={styles.sideTitle}>
        <input
          id={id}
          type="radio"
          checked={checked}
          data-autofocus={first || undefined}
          onChange={onChoose}
        />
        {title}
      </span>
      <span className={styles.sideValue}>{children}</span>
    </label>
  )
}
