/** One thing a list can be narrowed by. */
export interface FilterField {
  readonly id: string
  readonly label: string
  /**
   * `one`: the list keeps one value and leaves none out; `limit`: one value, kept or left out; without it, several,
   * wanted or unwanted.
   */
  readonly choose?: 'one' | 'limit'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** What a value is called that is not among the options; without it such values fall away. */
  readonly beyond?: (value: string) => string
  /** What it asks, where its name does not tell. */
  readonly hint?: string
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

/** Reads what `writeFilter` wrote; values that the field does not offer fall away, unless it has words for them. */
export function readFilter(text: string | undefined, { options, beyond }: FilterField): FilterChoice {
  const unwanted = text?.startsWith('!') === true
  const asked = (text ?? '').slice(unwanted ? 1 : 0).split(',')
  const offered = options.map(({ value }) => value)
  const others = beyond === undefined ? [] : asked.filter((value) => value !== '' && !offered.includes(value))
  return { values: [...offered.filter((value) => asked.includes(value)), ...others], unwanted }
}

/** The words of a choice, in the order of the options. */
export function wordsOf({ values }: FilterChoice, { options, beyond }: FilterField): readonly string[] {
  return values.map(
    (value) => options.find((option) => option.value === value)?.label ?? beyond?.(value) ?? value,
  )
}

/** The choice with one value more or less. */
export function toggleValue(choice: FilterChoice, value: string): FilterChoice {
  const values = choice.values.includes(value)
    ? choice.values.filter((one) => one !== value)
    : [...choice.values, value]
  return { ...choice, values }
}
