import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listRelations, type Relation } from '#contract/inventory/relations.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { Sheet } from '../../ui/page/page.tsx'
import { useKindWord } from '../kinds/use-kinds.ts'
import { holdsItem, isHeldByItem } from './edges.ts'
import styles from './tree.module.css'

/** Branches go so deep; beyond, the item's own page goes on. */
const deepest = 6

type Side = 'below' | 'above'

const belongs = { below: isHeldByItem, above: holdsItem } as const

/** What the item holds, and what holds it, branch by branch: what is affected below is shown above. */
export function RelationTree({ relations }: { readonly relations: readonly Relation[] }) {
  const { t } = useTranslation('configuration')
  const sides = (['above', 'below'] as const).filter((side) => relations.some(belongs[side]))
  if (sides.length === 0) return null
  return (
    <Sheet>
      {sides.map((side) => (
        <section key={side} className={styles.side}>
          <h2 className={styles.title}>{t(`relations.tree.${side}`)}</h2>
          <Branches relations={relations.filter(belongs[side])} side={side} depth={1} />
        </section>
      ))}
    </Sheet>
  )
}

interface BranchesProps {
  readonly relations: readonly Relation[]
  readonly side: Side
  readonly depth: number
}

function Branches({ relations, side, depth }: BranchesProps) {
  return (
    <ul className={styles.branches}>
      {relations.map((relation) => (
        <Branch key={relation.id} relation={relation} side={side} depth={depth} />
      ))}
    </ul>
  )
}

interface BranchProps {
  readonly relation: Relation
  readonly side: Side
  readonly depth: number
}

function Branch({ relation, side, depth }: BranchProps) {
  const { t } = useTranslation('configuration')
  const kindWord = useKindWord()
  const [open, setOpen] = useState(false)
  const { other, kind, direction } = relation
  return (
    <li>
      <span className={styles.node}>
        {depth < deepest && (
          <UnstyledButton
            className={styles.toggle}
            aria-expanded={open}
            aria-label={t('relations.tree.toggle', { name: other.name })}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />
          </UnstyledButton>
        )}
        <Link to="/configuration/$id" params={{ id: other.id }}>
          {other.name}
        </Link>
        <span className={styles.kind}>
          {kindWord(other.kind)} · {t(`relations.${direction}.${kind}`)}
        </span>
      </span>
      {open && <Farther id={other.id} side={side} depth={depth} />}
    </li>
  )
}

interface FartherProps {
  readonly id: string
  readonly side: Side
  readonly depth: number
}

/** What lies beyond an item on the same side, asked for when it is opened. */
function Farther({ id, side, depth }: FartherProps) {
  const { t } = useTranslation('configuration')
  const query = useQuery(ask(listRelations, { params: { id } }))
  return (
    <Answered query={query} as="part">
      {({ rows }) => {
        const relations = rows.filter(belongs[side])
        if (relations.length === 0) return <p className={styles.end}>{t(`relations.tree.end.${side}`)}</p>
        return <Branches relations={relations} side={side} depth={depth + 1} />
      }}
    </Answered>
  )
}
