import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMay } from '../../session/me.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { RailSection } from '../../ui/record/record-page.tsx'
import { useKinds } from '../kinds/use-kinds.ts'
import { LinkButton } from '../link-button.tsx'
import { StandingFigure } from '../standing/standing-figure.tsx'
import { useParts } from '../standing/use-parts.ts'
import { useStandings } from '../standing/use-standings.ts'
import styles from './ci-record.module.css'

/** Of what the item is part, what it contains, and the way to add to it. */
export function Structure({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const parts = useParts(ci.id)
  const mayCreate = useMay()('ci.create')
  const kinds = useKinds().filter((kind) => mayCreate && kind.partOf.includes(ci.kind))
  const rows = parts?.rows ?? []
  if (ci.partOf === null && rows.length === 0 && kinds.length === 0) return null
  return (
    <RailSection title={t('rail.structure')}>
      {ci.partOf !== null && <Whole whole={ci.partOf} />}
      {rows.length > 0 && <Parts ci={ci} rows={rows} total={parts?.total ?? rows.length} />}
      {kinds.map((kind) => (
        <AddPart key={kind.id} ci={ci} kind={kind} />
      ))}
    </RailSection>
  )
}

function Whole({ whole }: { readonly whole: NonNullable<Ci['partOf']> }) {
  const { t } = useTranslation('configuration')
  const link = (
    <Link to="/configuration/$id" params={{ id: whole.id }}>
      {whole.name}
    </Link>
  )
  return <Facts facts={[{ name: t('fields.partOf'), value: link }]} />
}

/** So many parts are named; the list has all of them. */
const shownParts = 8

interface PartsProps {
  readonly ci: Ci
  readonly rows: readonly Ci[]
  readonly total: number
}

/** What the item contains, each with what is undecided there. */
function Parts({ ci, rows, total }: PartsProps) {
  const { t } = useTranslation('configuration')
  const standingOf = useStandings([rows])
  return (
    <>
      <h3 className={styles.partsTitle}>{t('fields.contains')}</h3>
      <ul className={styles.parts}>
        {rows.slice(0, shownParts).map((part) => (
          <li key={part.id} className={styles.part}>
            <Link to="/configuration/$id" params={{ id: part.id }}>
              {part.name}
            </Link>
            <StandingFigure standing={standingOf(part)} of="open" as="worded" />
          </li>
        ))}
      </ul>
      {rows.length > shownParts && (
        <Link to="/configuration" search={{ partOf: ci.id }}>
          {t('rail.allParts', { count: total })}
        </Link>
      )}
    </>
  )
}

interface AddProps {
  readonly ci: Ci
  readonly kind: ReturnType<typeof useKinds>[number]
}

function AddPart({ ci, kind }: AddProps) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  return (
    <LinkButton
      to="/configuration/new"
      search={{ partOf: ci.id, kind: kind.id }}
      variant="default"
      size="compact-sm"
      className={styles.addPart}
    >
      {t('addPart', { kind: nameOf(kind.label) })}
    </LinkButton>
  )
}
