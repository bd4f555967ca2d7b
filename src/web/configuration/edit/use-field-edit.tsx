import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { ConflictDialog } from '../../ui/conflict/conflict-dialog.tsx'
import type { Fields } from '../../ui/drafts/draft-store.ts'
import { type CiChange, currentIn, useChangeCi } from './use-change-ci.ts'
import { useOfferUndo } from './use-offer-undo.ts'

/** A field's value as it is chosen or typed; null: not set. */
export type Value = string | null

/** A field of an item that is changed by itself. */
export interface EditableField {
  readonly name: string
  readonly label: string
  /** Its value in the item. */
  readonly read: (ci: Ci) => Value
  /** What is sent for the value; where the field is a part of a whole, upon that of the item as it is. */
  readonly write: (value: Value, upon: Ci) => CiChange
  /** How the item looks with the value, until the server answers. */
  readonly preview: (value: Value, upon: Ci) => Partial<Ci>
  /** Only where the value is chosen and not written. */
  readonly show?: (value: Value) => ReactNode
}

/** A field whose value is chosen from a few. */
export interface ShownField extends EditableField {
  readonly show: (value: Value) => ReactNode
  /** The value in plain words, by which it is looked up among many. */
  readonly wordOf?: (value: Value) => string
}

/** What the reader had before them when they began. */
export interface Ground {
  readonly value: Value
  readonly version: number
}

interface Clash {
  readonly ground: Ground
  readonly mine: Value
  readonly theirs: Ci
  readonly onSaved: () => void
}

interface Sending {
  readonly ground: Ground
  readonly onSaved: () => void
}

interface Saving {
  readonly pending: boolean
  /** Saves the value upon what the reader had seen; `onSaved` is called once it is kept, or given up for theirs. */
  save(mine: Value, ground: Ground, onSaved?: () => void): void
  /** The question that two changes of the same field raise; null while there is none. */
  readonly question: ReactNode
}

const nothing = () => undefined

/**
 * Saves one field. When somebody else changed another field meanwhile, ours is sent again upon their version;
 * when it was the same field, both are shown side by side and nothing is sent before the reader has chosen.
 */
export function useFieldEdit(ci: Ci, field: EditableField): Saving {
  const { t } = useTranslation('configuration')
  const [clash, setClash] = useState<Clash | null>(null)
  const change = useChangeCi(ci.id)
  const offerUndo = useOfferUndo(field)
  const send = (upon: Ci, mine: Value, { ground, onSaved }: Sending) => {
    change.mutate(
      { change: field.write(mine, upon), version: ground.version, shown: field.preview(mine, upon) },
      {
        onSuccess: (made) => {
          offerUndo({ back: ground.value, mine, made })
          onSaved()
        },
        onError: (failure) => {
          const theirs = currentIn(failure)
          if (theirs === undefined) return showFailure(failure)
          if (field.read(theirs) !== ground.value) return setClash({ ground, mine, theirs, onSaved })
          send(theirs, mine, { ground: { value: ground.value, version: theirs.version }, onSaved })
        },
      },
    )
  }
  const save = (mine: Value, ground: Ground, onSaved: () => void = nothing) =>
    send(ci, mine, { ground, onSaved })
  const fieldsOf = (value: Value): Fields => ({ [field.name]: value })
  const settle = (merged: Fields) => {
    setClash(null)
    if (clash === null) return
    const { theirs, onSaved } = clash
    const value = merged[field.name]
    const chosen = typeof value === 'string' ? value : null
    if (chosen === field.read(theirs)) return onSaved()
    send(theirs, chosen, { ground: { value: field.read(theirs), version: theirs.version }, onSaved })
  }
  const { name, label, show } = field
  const view =
    show === undefined
      ? { name, label }
      : { name, label, show: (value: Fields[string]) => show(typeof value === 'string' ? value : null) }
  const question = clash !== null && (
    <ConflictDialog
      fields={[view]}
      base={fieldsOf(clash.ground.value)}
      theirs={fieldsOf(field.read(clash.theirs))}
      mine={fieldsOf(clash.mine)}
      changed={t('edit.conflict', { name: clash.theirs.name })}
      onSettle={settle}
      onClose={() => setClash(null)}
    />
  )
  return { pending: change.isPending, save, question }
}
