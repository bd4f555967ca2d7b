import type { Icon } from '@tabler/icons-react'
import type { Reaction } from './live/reactions.ts'

/** A place in the navigation. */
export interface Section {
  /** Names the section in the texts: `sections.<id>`. */
  readonly id: 'home' | 'vulnerabilities' | 'configuration' | 'administration'
  readonly to: '/' | '/vulnerabilities' | '/configuration' | '/administration'
  readonly icon: Icon
  /** Pressed after `g`, it goes there. */
  readonly key: string
  /** Shown to those who may do at least one of these somewhere; to everybody when empty. */
  readonly may: readonly string[]
}

/** What a folder of the web application adds to the whole, beside its routes. */
export interface Feature {
  readonly section?: Section
  readonly reactions: readonly Reaction[]
}
