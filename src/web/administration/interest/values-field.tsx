import { Chip, VisuallyHidden } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './interest-rules.module.css'
import { type FilledPoint, valuesOf } from './rules-fields.ts'
import { useValueWords } from './use-value-words.ts'

interface Props {
  readonly label: string
  /** Where a heading says it already. */
  readonly isLabelHidden?: boolean
  readonly point: FilledPoint
  readonly values: readonly string[]
  readonly onValues: (values: readonly string[]) => void
}

/** Which values of a decision point a word leaves possible: at least one, or nothing could be decided. */
export function ValuesField({ label, isLabelHidden = false, point, values, onValues }: Props) {
  const { t } = useTranslation('administration')
  const wordOf = useValueWords()
  const id = useId()
  return (
    <fieldset className={styles.filling} data-bare={isLabelHidden || undefined} aria-labelledby={id}>
      {isLabelHidden ? (
        <VisuallyHidden id={id}>{label}</VisuallyHidden>
      ) : (
        <span id={id} className={styles.word}>
          {label}
        </span>
      )}
      <div className={styles.chips}>
        <Chip.Group
          multiple
          value={[...values]}
          onChange={(chosen) => {
            if (chosen.length > 0) onValues(valuesOf[point].filter((value) => chosen.includes(value)))
          }}
        >
          {valuesOf[point].map((value) => (
            <Chip key={value} value={value} size="xs" variant="outline">
              {wordOf(point, value)}
            </Chip>
          ))}
        </Chip.Group>
        {!isLabelHidden && values.length === valuesOf[point].length && (
          <span className={styles.quiet}>{t('interestRules.anyValue')}</span>
        )}
      </div>
    </fieldset>
  )
}
