import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { findingAnchor } from '../../../links/anchors.ts'
import { CopyLinkButton } from '../../../links/copy-link-button.tsx'
import { usePointed } from '../../../links/pointed.ts'
import { PackageLink } from '../../../packages/package-link.tsx'
import { Pulse } from '../../../ui/feedback/pulse.tsx'
import { ReportButton } from '../../../wrong-matches/report-button.tsx'
import { MadeBy } from '../../assessments/made-by.tsx'
import { StatusBadge, useStatusWords } from '../../assessments/status.tsx'
import { OthersMark } from '../statements/others-mark.tsx'
import { listVersions } from '../words/list-versions.ts'
import { FindingWhy, VerdictWord } from './finding-why.tsx'
import styles from './findings.module.css'
import type { ItemFindings } from './group-findings.ts'

interface Props {
  readonly item: ItemFindings
  /** undefined where the reader does not decide. */
  readonly onDecide: (() => void) | undefined
}

/** One item: its components that are hit, each with its verdict; the decision stands once for all of them. */
export function ItemRows({ item, onDecide }: Props) {
  return (
    <tbody className={styles.item}>
      {item.findings.map((finding, index) => (
        <FindingRow
          key={finding.component.id}
          finding={finding}
          first={index === 0 ? { item, onDecide } : null}
        />
      ))}
    </tbody>
  )
}

interface RowProps {
  readonly finding: Finding
  /** What stands once for the item, beside its first component. */
  readonly first: Props | null
}

function FindingRow({ finding, first }: RowProps) {
  const { t } = useTranslation('vulnerabilities')
  const { ci, component } = finding
  const anchor = findingAnchor(ci.id, component.id)
  const pointed = usePointed<HTMLTableRowElement>(anchor)
  return (
    <tr className={styles.row} {...pointed}>
      {first !== null && (
        <th scope="rowgroup" rowSpan={first.item.findings.length} className={styles.ci}>
          <Link to="/configuration/$id" params={{ id: ci.id }}>
            {ci.name}
          </Link>
          <span className={styles.side}>{t(`side.${ci.side}`)}</span>
        </th>
      )}
      <td>
        <span className={styles.component}>
          <Component finding={finding} />
          <CopyLinkButton anchor={anchor} of={t('reason.of', { item: ci.name, component: component.name })} />
        </span>
      </td>
      <td>
        <span className={styles.verdict}>
          <VerdictWord finding={finding} />
          <FindingWhy finding={finding} />
          <ReportButton finding={finding} />
        </span>
        <OthersMark finding={finding} />
      </td>
      {first !== null && (
        <td rowSpan={first.item.findings.length}>
          <Decision {...first} />
        </td>
      )}
    </tr>
  )
}

function Component({ finding }: { readonly finding: Finding }) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const { component, reason } = finding
  const versions = listVersions(reason.fixed, i18n.language)
  return (
    <span>
      <span data-hint={component.purl ?? undefined}>
        <PackageLink packageKey={component.packageKey}>{component.name}</PackageLink>{' '}
        <code>{component.version}</code>
      </span>
      <span className={styles.fixed}>
        {reason.fixed.length === 0 ? t('findings.notFixed') : t('findings.fixed', { versions })}
      </span>
    </span>
  )
}

function Decision({ item, onDecide }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const wordsOf = useStatusWords()
  const { assessment } = item
  return (
    <Pulse value={assessment?.id ?? null}>
      <span className={styles.decision}>
        <StatusBadge status={assessment?.status ?? null} />
        {onDecide !== undefined && (
          <UnstyledButton
            className={styles.decide}
            aria-label={t('decide.verbFor', { name: item.ci.name })}
            onClick={onDecide}
          >
            {t('decide.verb')}
          </UnstyledButton>
        )}
      </span>
      {assessment !== null && (
        <span
          className={styles.from}
          data-hint={assessment.note === '' ? wordsOf(assessment) : assessment.note}
        >
          <FromWhere item={item} assessment={assessment} />{' '}
          {assessment.scope === 'ci' && <MadeBy assessment={assessment} />}
        </span>
      )}
    </Pulse>
  )
}

/** For what the decision was made that holds here: all items, this one, or one above it. */
function FromWhere({
  item,
  assessment,
}: {
  readonly item: ItemFindings
  readonly assessment: NonNullable<ItemFindings['assessment']>
}) {
  const { t } = useTranslation('vulnerabilities')
  const { scope, ci } = assessment
  if (scope === 'team') return t('decision.from.team')
  if (ci === null) return t('decision.from.hidden')
  return ci.id === item.ci.id ? t('decision.from.ci') : t('decision.from.above', { name: ci.name })
}
