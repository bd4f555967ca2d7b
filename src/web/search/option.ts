import type { Icon } from '@tabler/icons-react'
import type { Severity } from '#contract/matching/findings.ts'

/** Something that can be chosen in the palette. */
export interface Option {
  /** The same for the same thing, so that the choice stays where it was when answers come anew. */
  readonly key: string
  readonly icon: Icon
  readonly label: string
  /** Beside the label, in quiet. */
  readonly detail?: string
  /** Of a vulnerability. */
  readonly severity?: Severity | undefined
  /** The shortcut that does the same. */
  readonly keys?: string | undefined
  /** Where it leads; without one it does something on the page. */
  readonly href?: string | undefined
  readonly run: () => void
}

export interface OptionGroup {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
}

/** All options in the order in which they stand. */
export function optionsIn(groups: readonly OptionGroup[]): readonly Option[] {
  return groups.flatMap((group) => group.options)
}

/** The key a step away from the chosen one, round at the ends; nothing chosen or gone is the first. */
export function stepFrom(options: readonly Option[], key: string | null, step: 1 | -1): string | null {
  const index = options.findIndex((one) => one.key === key)
  const next = (Math.max(index, 0) + step + options.length) % Math.max(options.length, 1)
  return options[next]?.key ?? null
}
