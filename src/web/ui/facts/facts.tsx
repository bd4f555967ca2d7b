import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** A name and its value. */
export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** Facts line by line: name at the left, value at the right. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name} className={styles.fact}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
