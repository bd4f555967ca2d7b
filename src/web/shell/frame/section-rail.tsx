import { UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section } from '../../feature.ts'
import styles from './rail.module.css'

const place = 'renkei.rail'

/** The sections that exist for the reader; as icons alone when collapsed, at the bottom on a phone. */
export function SectionRail({ sections }: { readonly sections: readonly Section[] }) {
  const { t } = useTranslation()
  const [narrow, setNarrow] = useState(() => localStorage.getItem(place) === 'narrow')
  const toggle = () => {
    localStorage.setItem(place, narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={styles.rail} data-narrow={narrow} aria-label={t('frame.sections')}>
      {sections.map((section) => (
        <Link
          key={section.id}
          to={section.to}
          className={styles.section}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
          activeOptions={{ exact: section.to === '/', includeSearch: false }}
          title={t(`sections.${section.id}`)}
        >
          <section.icon size={20} stroke={1.6} aria-hidden="true" />
          <span className={styles.label}>{t(`sections.${section.id}`)}</span>
        </Link>
      ))}
      <UnstyledButton className={styles.toggle} onClick={toggle}>
        <Toggle size={20} stroke={1.6} aria-hidden="true" />
        <span className={styles.label}>{t(narrow ? 'frame.widen' : 'frame.narrow')}</span>
      </UnstyledButton>
    </nav>
  )
}
