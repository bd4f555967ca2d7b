import type { ReactNode } from 'react'

/** One thing that needs the reader: a sentence that leads to it, and what helps to begin. */
export interface Need {
  readonly id: string
  readonly sentence: ReactNode
  readonly detail?: ReactNode
}
