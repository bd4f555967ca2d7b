import type { ReactNode } from 'react'
import { KeySheet } from '../ui/keys/key-sheet.tsx'
import { BadgeParts } from './badge-parts.tsx'
import { FeedbackParts } from './feedback-parts.tsx'
import { FormParts } from './form-parts.tsx'
import styles from './gallery.module.css'
import { ListParts } from './list-parts.tsx'
import { RecordParts } from './record-parts.tsx'
import { TypeParts } from './type-parts.tsx'

const parts: Readonly<Record<string, () => ReactNode>> = {
  type: TypeParts,
  badges: BadgeParts,
  list: ListParts,
  record: RecordParts,
  forms: FormParts,
  feedback: FeedbackParts,
}

/** All parts, or the one named in the address (`?part=list`). */
export function Gallery({ part }: { readonly part: string | null }) {
  const shown = Object.entries(parts).filter(([name]) => part === null || part === name)
  return (
    <main className={styles.gallery}>
      <KeySheet />
      {shown.map(([name, Part]) => (
        <section key={name} className={styles.part}>
          <h2 className={styles.name}>{name}</h2>
          <Part />
        </section>
      ))}
    </main>
  )
}
