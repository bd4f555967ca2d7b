import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session/me.tsx'
import styles from './administration-frame.module.css'
import { openPlaces } from './places.ts'

/** The pages of the administration side by side, above the one that is open. */
export function AdministrationFrame() {
  const { t } = useTranslation(['administration', 'web'])
  const me = useMe()
  const nav = useNavInSight()
  return (
    <>
      <nav ref={nav} className={styles.nav} aria-label={t('web:sections.administration')}>
        {openPlaces(me.may).map((place) => (
          <Link
            key={place.id}
            to={place.to}
            className={styles.place}
            activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {t(`web:places.${place.id}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}

/** Where not all pages have room, the open one is scrolled into sight. */
function useNavInSight() {
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const open = pathname === '' ? null : nav.current?.querySelector('[data-active]')
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return nav
}
