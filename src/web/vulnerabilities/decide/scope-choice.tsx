import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { type Finding, listFindings } from '#contract/matching/findings.ts'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import styles from './decide.module.css'
import type { DecisionDraft } from './decision-draft.ts'

interface Props {
  readonly vulnerabilityId: string
  readonly team: Pick<Assessment['team'], 'id' | 'name'>
  readonly ci: { readonly id: string; readonly name: string } | undefined
  readonly value: DecisionDraft
  readonly onEdit: (fields: Partial<DecisionDraft>) => void
}

/** For what the decision holds: all of the team's items, or one. */
export function ScopeChoice({ vulnerabilityId, team, ci, value, onEdit }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const query = { vulnerability: vulnerabilityId, team: team.id, limit: 200 }
  const { data } = useQuery(ask(listFindings, { query }))
  const items = itemsOf(data?.rows ?? [], ci)
  const [only] = items.length === 1 ? items : []
  return (
    <Radio.Group
      label={t('decide.scope')}
      value={value.scope}
      onChange={(scope) => onEdit({ scope, ciId: value.ciId ?? ci?.id ?? only?.value ?? null })}
    >
      <div className={styles.choices}>
        <Radio
          value="team"
          label={t('decide.allOf', { team: nameOf(team.name) })}
          data-autofocus={value.scope === 'team' || undefined}
        />
        <Radio value="ci" label={t('decide.oneItem')} data-autofocus={value.scope === 'ci' || undefined} />
        {value.scope === 'ci' && (
          <ChoiceField
            path="/ciId"
            aria-label={t('decide.item')}
            placeholder={t('decide.item')}
            className={styles.item}
            searchable
            data={items}
            value={value.ciId}
            onValue={(ciId) => onEdit({ ciId })}
          />
        )}
      </div>
    </Radio.Group>
  )
}

/** The items that are hit, each once, and the one that was asked for. */
function itemsOf(findings: readonly Finding[], asked: Props['ci']) {
  const items = new Map(asked === undefined ? [] : [[asked.id, asked.name]])
  for (const { ci } of findings) items.set(ci.id, ci.name)
  return [...items].map(([value, label]) => ({ value, label }))
}
