import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../dialog/dialog.tsx'
import type { Fields } from '../drafts/draft-store.ts'
import styles from './conflict.module.css'
import { ConflictField, type FieldView } from './conflict-field.tsx'
import { compareSides, mergeSides } from './merge.ts'

interface Props<T extends Fields> {
  readonly fields: readonly FieldView[]
  readonly base: T
  readonly theirs: T
  readonly mine: T
  /** Who changed it and when, in words. */
  readonly changed?: ReactNode
  /** Called with the merged record, which is to be sent upon their version. */
  readonly onSettle: (merged: T) => void
  /** Goes back to the form; nothing is sent, the draft stays. */
  readonly onClose: () => void
}

/** Two people changed the same record: both versions side by side, chosen or rewritten field by field. */
export function ConflictDialog<T extends Fields>({ fields, changed, onSettle, onClose, ...sides }: Props<T>) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Fields>({})
  const differences = compareSides(sides)
  const views = (side: 'both' | 'mine' | 'theirs') =>
    fields.filter(({ name }) => differences.some((one) => one.name === name && one.changedBy === side))
  const open = views('both')
  const decided = open.every(({ name }) => name in chosen)
  return (
    <Dialog opened onClose={onClose} title={t('conflict.title')} width={820}>
      <div className={styles.lead}>
        <p>{changed ?? t('conflict.changed')}</p>
        <p>{t('conflict.lead')}</p>
      </div>
      {open.map((field) => (
        <ConflictField
          key={field.name}
          field={field}
          first={field === open[0]}
          theirs={sides.theirs[field.name] ?? null}
          mine={sides.mine[field.name] ?? null}
          chosen={chosen[field.name]}
          onChoose={(value) => setChosen({ ...chosen, [field.name]: value })}
        />
      ))}
      <Settled label={t('conflict.onlyTheirs')} fields={views('theirs')} />
      <Settled label={t('conflict.onlyMine')} fields={views('mine')} />
      <footer className={styles.foot}>
        <span className={styles.left}>{decided ? '' : t('conflict.undecided')}</span>
        <Button variant="default" onClick={onClose}>
          {t('conflict.back')}
        </Button>
        <Button disabled={!decided} onClick={() => onSettle(mergeSides(sides, chosen))}>
          {t('conflict.settle')}
        </Button>
      </footer>
    </Dialog>
  )
}

function Settled({ label, fields }: { readonly label: string; readonly fields: readonly FieldView[] }) {
  if (fields.length === 0) return null
  return (
    <p className={styles.settled}>
      {label}: {fields.map((field) => field.label).join(', ')}
    </p>
  )
}
