import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { Sheet } from '../../ui/page/page.tsx'
import styles from './interest-rules.module.css'
import {
  type RulesFields,
  readWhen,
  type VectorRule,
  valuesOf,
  vectorsOf,
  writeWhen,
} from './rules-fields.ts'
import { ValuesField } from './values-field.tsx'

const versions = ['2', '3', '4']

/** What a CVSS vector suggests, in order: the first rule that applies counts. */
export function VectorRules({ draft }: { readonly draft: DraftForm<RulesFields> }) {
  const { t } = useTranslation('administration')
  const rules = vectorsOf(draft.value)
  // A rule is its place: what is being typed into one stays there while it changes.
  const rows = rules.map((rule, index) => ({ rule, index, place: `place-${index}` }))
  const keep = (list: readonly VectorRule[]) =>
    draft.change({ vectors: list.map((rule) => JSON.stringify(rule)) })
  const raise = (index: number) => {
    const list = [...rules]
    list.splice(index - 1, 0, ...list.splice(index, 1))
    keep(list)
  }
  return (
    <Sheet>
      <h2 className={styles.title}>{t('interestRules.vectors.title')}</h2>
      <p className={styles.words}>{t('interestRules.vectors.lead')}</p>
      <p className={styles.words}>{t('interestRules.vectors.whenHint')}</p>
      <div className={styles.heads} aria-hidden="true">
        <span>{t('interestRules.vectors.version')}</span>
        <span>{t('interestRules.vectors.when')}</span>
        <span>{t('interestRules.vectors.point')}</span>
        <span>{t('interestRules.vectors.values')}</span>
      </div>
      <ol className={styles.vectors}>
        {rows.map(({ rule, index, place }) => (
          <li key={place} className={styles.vector}>
            <VectorFields
              rule={rule}
              number={index + 1}
              onRule={(changed) => keep(rules.with(index, changed))}
            />
            <div className={styles.tools}>
              <ActionIcon
                variant="subtle"
                disabled={index === 0}
                aria-label={t('interestRules.vectors.up', { number: index + 1 })}
                onClick={() => raise(index)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('interestRules.vectors.remove', { number: index + 1 })}
                onClick={() => keep(rules.filter((_, other) => other !== index))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={() => keep([...rules, { point: 'A', cvss: 3, when: { AV: ['N'] }, values: ['Y'] }])}
      >
        {t('interestRules.vectors.add')}
      </Button>
    </Sheet>
  )
}

interface FieldsProps {
  readonly rule: VectorRule
  readonly number: number
  readonly onRule: (rule: VectorRule) => void
}

function VectorFields({ rule, number, onRule }: FieldsProps) {
  const { t } = useTranslation(['administration', 'words'])
  const points = (['A', 'TI'] as const).map((value) => ({
    value,
    label: t(`words:interest.points.${value}`),
  }))
  const labelOf = (what: string) => t('interestRules.vectors.fieldOf', { number, what })
  return (
    <div className={styles.vectorFields}>
      <Select
        aria-label={labelOf(t('interestRules.vectors.version'))}
        size="xs"
        data={versions.map((value) => ({ value, label: `CVSS v${value}` }))}
        value={String(rule.cvss)}
        allowDeselect={false}
        onChange={(value) => onRule({ ...rule, cvss: Number(value) })}
      />
      <WhenField rule={rule} label={labelOf(t('interestRules.vectors.when'))} onRule={onRule} />
      <Select
        aria-label={labelOf(t('interestRules.vectors.point'))}
        size="xs"
        data={points}
        value={rule.point}
        allowDeselect={false}
        onChange={(point) =>
          onRule(
            point === 'TI'
              ? { ...rule, point, values: ['T'] }
              : { ...rule, point: 'A' as const, values: ['Y'] },
          )
        }
      />
      <ValuesField
        label={labelOf(t('interestRules.vectors.values'))}
        isLabelHidden
        point={rule.point}
        values={rule.values}
        onValues={(values) => onRule(withValues(rule, values))}
      />
    </div>
  )
}

/** Which point it is decides which values it may have. */
function withValues(rule: VectorRule, values: readonly string[]): VectorRule {
  return rule.point === 'TI'
    ? { ...rule, values: valuesOf.TI.filter((value) => values.includes(value)) }
    : { ...rule, values: valuesOf.A.filter((value) => values.includes(value)) }
}

/** Metrics as a vector writes them; what is half typed stays in the field until it can be read. */
function WhenField({ rule, label, onRule }: Omit<FieldsProps, 'number'> & { readonly label: string }) {
  const { t } = useTranslation('administration')
  const [typed, setTyped] = useState<string | null>(null)
  const isUnread = typed !== null && readWhen(typed) === null
  return (
    <TextInput
      aria-label={label}
      size="xs"
      value={typed ?? writeWhen(rule.when)}
      error={isUnread ? t('interestRules.vectors.whenWrong') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const when = readWhen(text)
        if (when !== null) onRule({ ...rule, when })
      }}
      onBlur={() => {
        if (!isUnread) setTyped(null)
      }}
    />
  )
}
