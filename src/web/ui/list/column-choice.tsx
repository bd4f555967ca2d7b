import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './column.ts'
import styles from './list.module.css'

/** Which of the columns that can be left away are shown; columns that are not named are as usual. */
type Choice = Readonly<Record<string, boolean>>

/** Columns as they are chosen now. */
export interface HeldColumns {
  /** Of each column that can be left away, whether it is shown. */
  readonly choice: Choice
  /** Whether that is not as usual. */
  readonly changed: boolean
  /** Lets go of what the reader chose here. */
  readonly reset: () => void
}

interface Columns<Row> extends HeldColumns {
  /** Those to show, in their order. */
  readonly shown: readonly Column<Row>[]
  /** The control by which one chooses. */
  readonly control: React.ReactNode
}

const asUsual: Choice = {}

/**
 * The columns as the reader chose them, kept in this browser.
 * @param place where it is kept: the person and the list
 * @param usual what is shown or not until the reader chooses
 */
export function useColumnChoice<Row>(
  place: string,
  columns: readonly Column<Row>[],
  usual: Choice = asUsual,
): Columns<Row> {
  const [held, setHeld] = useState(() => ({ place, choice: readChoice(place) }))
  const { choice } = held.place === place ? held : { choice: readChoice(place) }
  if (held.place !== place) setHeld({ place, choice })
  const isUsual = ({ id, optional }: Column<Row>) => usual[id] ?? optional === 'shown'
  const isShown = (column: Column<Row>) =>
    column.optional === undefined || (choice[column.id] ?? isUsual(column))
  const change = (next: Choice) => {
    setHeld({ place, choice: next })
    if (Object.keys(next).length === 0) localStorage.removeItem(nameOf(place))
    else localStorage.setItem(nameOf(place), JSON.stringify(next))
  }
  const reset = () => change(asUsual)
  const offered = columns
    .filter(({ optional }) => optional !== undefined)
    .map((column) => ({ id: column.id, title: column.title, shown: isShown(column) }))
  return {
    shown: columns.filter(isShown),
    choice: Object.fromEntries(offered.map(({ id, shown }) => [id, shown])),
    changed: columns.some((column) => column.optional !== undefined && isShown(column) !== isUsual(column)),
    reset,
    control: (
      <ColumnChoice
        offered={offered}
        onToggle={({ id, shown }) => change({ ...choice, [id]: !shown })}
        onUsual={Object.keys(choice).length === 0 ? undefined : reset}
      />
    ),
  }
}

interface Offered {
  readonly id: string
  readonly title: string
  readonly shown: boolean
}

interface Props {
  readonly offered: readonly Offered[]
  readonly onToggle: (column: Offered) => void
  readonly onUsual: (() => void) | undefined
}

function ColumnChoice({ offered, onToggle, onUsual }: Props) {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={240}>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={styles.columns}
          leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.choices}>
          {offered.map((column) => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.title}
              checked={column.shown}
              onChange={() => onToggle(column)}
            />
          ))}
          {onUsual !== undefined && (
            <Button variant="subtle" size="compact-sm" onClick={onUsual}>
              {t('list.usualColumns')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function nameOf(place: string): string {
  return `renkei.columns.${place}`
}

function readChoice(place: string): Choice {
  const kept: unknown = parse(localStorage.getItem(nameOf(place)))
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter(([, shown]) => typeof shown === 'boolean'))
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}
