import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

/** The rest of a list on the server. */
export interface More {
  readonly has: boolean
  readonly loading: boolean
  readonly load: () => void
  /** Whether the last attempt failed; where nobody tells, each end of the list is tried once. */
  readonly failed?: boolean
}

interface Props {
  readonly shown: number
  readonly total: number | null
  readonly more: More | undefined
}

/** So near the end, in pixels, more is loaded before anybody asks. */
const ahead = 1200

/**
 * How much of the list is shown, and the way to more of it: it loads by itself when the end comes near, once for each
 * end; where that fails, by the button.
 */
export function ListFoot({ shown, total, more }: Props) {
  const { t, i18n } = useTranslation()
  const digits = new Intl.NumberFormat(i18n.language)
  const foot = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const load = useEffectEvent((_round: 'again' | 'once') => {
    if (more?.has === true && !more.loading) more.load()
  })
  useEffect(() => {
    if (foot.current === null) return
    // On a busy machine several changes are told at once; the last one holds.
    const watch = new IntersectionObserver((told) => setNear(told.at(-1)?.isIntersecting === true), {
      rootMargin: `${ahead}px 0px`,
    })
    watch.observe(foot.current)
    return () => watch.disconnect()
  }, [])
  // A load may be broken off by live news and is tried again then; after a refusal it is not.
  const round = more?.failed === false && !more.loading ? 'again' : 'once'
  useEffect(() => {
    if (near && shown > 0) load(round)
  }, [near, shown, round])
  return (
    <div className={styles.foot} ref={foot}>
      <span data-digits>
        {total === null
          ? t(more?.has === true ? 'list.shownOfMany' : 'list.shown', {
              count: shown,
              shown: digits.format(shown),
            })
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
