import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

/** The rest of a list on the server. */
export interface More {
  readonly has: boolean
  readonly loading: boolean
  readonly load: () => void
}

interface Props {
  readonly shown: number
  readonly total: number | null
  readonly more: More | undefined
}

/** How much of the list is shown, and the way to more of it. */
export function ListFoot({ shown, total, more }: Props) {
  const { t, i18n } = useTranslation()
  const digits = new Intl.NumberFormat(i18n.language)
  return (
    <div className={styles.foot}>
      <span data-digits>
        {total === null
          ? t(more?.has === true ? 'list.shownOfMany' : 'list.shown', { shown: digits.format(shown) })
          : t('list.shownOf', { shown: digits.format(shown), total: digits.format(total) })}
      </span>
      {more?.has === true && (
        <Button variant="default" size="compact-sm" onClick={more.load} loading={more.loading}>
          {t('list.more')}
        </Button>
      )}
    </div>
  )
}
