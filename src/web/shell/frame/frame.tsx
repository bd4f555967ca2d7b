import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Section } from '../../feature.ts'
import { UndoKey } from '../../ui/feedback/undo-toast.tsx'
import { KeySheetKey } from '../../ui/keys/key-sheet-key.tsx'
import { JobTray } from '../jobs/job-tray.tsx'
import styles from './frame.module.css'
import { SectionKeys } from './section-keys.tsx'
import { SectionRail } from './section-rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useArrival } from './use-arrival.ts'

/** What surrounds every page: sections at the left (below on a phone), the bar on top, long work in its corner. */
export function Frame({ sections }: { readonly sections: readonly Section[] }) {
  const { t } = useTranslation()
  useArrival()
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        {t('frame.skip')}
      </a>
      <TopBar />
      <SectionRail sections={sections} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <JobTray />
      <SectionKeys sections={sections} />
      <KeySheetKey />
      <UndoKey />
    </div>
  )
}
