import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
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
  const load = useEffectEvent(() => {
    if (more?.has === true && !more.loading) more.load()
  })
  useEffect(() => {
    if (foot.current === null) return
    const watch = new IntersectionObserver(([end]) => setNear(end?.isIntersecting === true), {
      rootMargin: `${ahead}px 0px`,
    })
    watch.observe(foot.current)
    return () => watch.disconnect()
  }, [])
  // Not again while nothing came: a server that refuses would be asked without end.
  useEffect(() => {
    if (near && shown > 0) load()
  }, [near, shown])
  return (
    <div className={styles.foot} ref={foot}>
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
