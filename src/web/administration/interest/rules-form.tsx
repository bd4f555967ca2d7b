import { useTranslation } from 'react-i18next'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import styles from './interest-rules.module.css'
import { type Group, groups, listOf, type RulesFields } from './rules-fields.ts'
import { ValuesField } from './values-field.tsx'
import { VectorRules } from './vector-rules.tsx'

interface Props {
  readonly draft: DraftForm<RulesFields>
}

/** All of the rules: what is told of items, what vectors suggest, what counts as a proof of concept. */
export function RulesInputs({ draft }: Props) {
  const { t } = useTranslation('administration')
  return (
    <>
      {groups.map((group) => (
        <GroupPart key={group.id} group={group} draft={draft} />
      ))}
      <Sheet>
        <h2 className={styles.title}>{t('interestRules.valueDensity.title')}</h2>
        <p className={styles.words}>{t('interestRules.valueDensity.lead')}</p>
        <ValuesField
          label={t('interestRules.untold')}
          point="VD"
          values={listOf(draft.value, 'valueDensity')}
          onValues={(valueDensity) => draft.change({ valueDensity })}
        />
      </Sheet>
      <VectorRules draft={draft} />
      <Sheet>
        <h2 className={styles.title}>{t('interestRules.references.title')}</h2>
        <p className={styles.words}>{t('interestRules.references.lead')}</p>
        <div className={styles.pair}>
          <TextArea
            path="/rules/references/tags"
            label={t('interestRules.references.tags')}
            description={t('interestRules.references.oneLine')}
            value={String(draft.value.tags ?? '')}
            onValue={(tags) => draft.change({ tags })}
          />
          <TextArea
            path="/rules/references/hosts"
            label={t('interestRules.references.hosts')}
            description={t('interestRules.references.oneLine')}
            value={String(draft.value.hosts ?? '')}
            onValue={(hosts) => draft.change({ hosts })}
          />
        </div>
      </Sheet>
    </>
  )
}

function GroupPart({ group, draft }: Props & { readonly group: Group }) {
  const { t } = useTranslation('administration')
  const wordOf = useGroupWords()
  return (
    <Sheet>
      <h2 className={styles.title}>{t(`interestRules.${group.id}.title`)}</h2>
      <p className={styles.words}>{t(`interestRules.${group.id}.lead`)}</p>
      {group.words.map((word) => (
        <ValuesField
          key={word}
          label={wordOf(group, word)}
          point={group.point}
          values={listOf(draft.value, `${group.id}.${word}`)}
          onValues={(values) => draft.change({ [`${group.id}.${word}`]: values })}
        />
      ))}
    </Sheet>
  )
}

/** What can be told of an item, as the rest of the program says it. */
export function useGroupWords(): (group: Group, word: string) => string {
  const { t } = useTranslation(['administration', 'words'])
  return ({ point }, word) => {
    const key = itemWords.find((one) => one === `${point}.${word}`)
    return key === undefined ? t('interestRules.untold') : t(`words:interest.itemWords.${key}`)
  }
}

const itemWords = [
  ...(['EXP.internet', 'EXP.partner', 'EXP.internal', 'EXP.isolated'] as const),
  ...(['MI.low', 'MI.medium', 'MI.high'] as const),
  ...(['SI.true', 'SI.false', 'SI.negligible', 'SI.marginal', 'SI.critical', 'SI.catastrophic'] as const),
]
