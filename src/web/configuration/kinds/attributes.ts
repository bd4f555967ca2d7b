import type { useTranslation } from 'react-i18next'
import type { CiKind } from '#contract/inventory/cis.ts'

/** A field of a kind's own. */
export type CiAttribute = CiKind['attributes'][number]

const phases = ['development', 'shipped', 'maintenance', 'ended'] as const

type Say = ReturnType<typeof useTranslation<'configuration'>>['t']

/** The word for one choice of an attribute; the choice itself where no catalogue knows it. */
export function choiceWord(t: Say, attribute: Pick<CiAttribute, 'id'>, choice: string): string {
  const phase = attribute.id === 'phase' ? phases.find((one) => one === choice) : undefined
  return phase === undefined ? choice : t(`choices.phase.${phase}`)
}

/** An attribute's value as the reader reads it. */
export function attributeWord(t: Say, attribute: CiAttribute, value: string | number | boolean): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  return attribute.form === 'choice' ? choiceWord(t, attribute, String(value)) : String(value)
}
