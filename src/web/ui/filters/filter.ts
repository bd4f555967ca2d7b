/** One thing a list can be narrowed by. */
export interface FilterField {
  readonly id: string
  readonly label: string
  /** `one`: the list keeps one value and leaves none out; without it, several, wanted or unwanted. */
  readonly choose?: 'one'
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Which values are wanted, or unwanted. */
export interface FilterChoice {
  readonly values: readonly string[]
  readonly unwanted: boolean
}

/** A choice as it stands in the address: `critical,high`, or `!closed` for all but closed; null when empty. */
export function writeFilter({ values, unwanted }: FilterChoice): string | null {
  return values.length === 0 ? null : `${unwanted ? '!' : ''}${values.join(',')}`
}

/** Reads what `writeFilter` wrote; values that the field does not offer fall away. */
export function readFilter(text: string | undefined, field: FilterField): FilterChoice {
  const unwanted = text?.startsWith('!') === true
  const asked = (text ?? '').slice(unwanted ? 1 : 0).split(',')
  return {
    values: field.options.map(({ value }) => value).filter((value) => asked.includes(value)),
    unwanted,
  }
}

/** The choice with one value more or less. */
export function toggleValue(choice: FilterChoice, value: string): FilterChoice {
  const values = choice.values.includes(value)
    ? choice.values.filter((one) => one !== value)
    : [...choice.values, value]
  return { ...choice, values }
}
