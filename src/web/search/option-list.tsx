import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import { KeyCaps } from '../ui/keys/key-caps.tsx'
import type { Option, OptionGroup } from './option.ts'
import styles from './search.module.css'

interface Props {
  readonly id: string
  readonly groups: readonly OptionGroup[]
  /** Key of the option that Enter takes. */
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
  readonly onTake: (option: Option, isApart: boolean) => void
}

/** The id of an option's element, to which the search field points. */
export function elementOf(listId: string, key: string): string {
  return `${listId}-${encodeURIComponent(key)}`
}

/** The options in their groups; the keyboard stays in the search field. */
export function OptionList({ id, groups, chosen, onChoose, onTake }: Props) {
  const { t } = useTranslation('search')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen !== null)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={t('results')} className={styles.list}>
      {groups.map((group) => (
        <fieldset key={group.id} aria-labelledby={`${id}-${group.id}`} className={styles.options}>
          <div id={`${id}-${group.id}`} role="presentation" className={styles.group}>
            {group.label}
          </div>
          {group.options.map((option) => (
            <OptionLine
              key={option.key}
              id={elementOf(id, option.key)}
              option={option}
              isChosen={option.key === chosen}
              onChoose={onChoose}
              onTake={onTake}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly option: Option
  readonly isChosen: boolean
  readonly onChoose: Props['onChoose']
  readonly onTake: Props['onTake']
}

function OptionLine({ id, option, isChosen, onChoose, onTake }: LineProps) {
  const { icon: Sign, label, detail, keys, severity } = option
  // The field keeps the focus.
  const hold = (event: MouseEvent) => event.preventDefault()
  const take = (event: MouseEvent | KeyboardEvent) => onTake(option, event.ctrlKey || event.metaKey)
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.option}
      onMouseMove={() => {
        if (!isChosen) onChoose(option.key)
      }}
      onMouseDown={hold}
      onClick={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event)
      }}
    >
      <Sign size={17} stroke={1.6} aria-hidden="true" className={styles.icon} />
      <span className={styles.label}>{label}</span>
      {detail !== undefined && detail !== '' && <span className={styles.detail}>{detail}</span>}
      {severity !== undefined && (
        <span className={styles.severity}>
          <SeverityBadge severity={severity?.rating ?? null} score={severity?.score} />
        </span>
      )}
      {keys !== undefined && (
        <span className={styles.caps}>
          <KeyCaps keys={keys} />
        </span>
      )}
    </div>
  )
}
