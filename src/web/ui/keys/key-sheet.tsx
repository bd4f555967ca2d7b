import { useTranslation } from 'react-i18next'
import { Dialog } from '../dialog/dialog.tsx'
import { KeyCaps } from './key-caps.tsx'
import styles from './keys.module.css'
import { type Shortcut, useShortcuts } from './shortcuts.tsx'

const groups = ['everywhere', 'go', 'list', 'record'] as const

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The sheet of all keys that work on the present page. */
export function KeySheet({ opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')} width={620}>
      <KeyGroups />
    </Dialog>
  )
}

/** The shortcuts of the present page by group. */
function KeyGroups() {
  const shortcuts = useShortcuts()
  return (
    <div className={styles.sheet}>
      {groups.map((group) => (
        <KeyGroup key={group} group={group} shortcuts={shortcuts.filter((row) => row.group === group)} />
      ))}
    </div>
  )
}

interface GroupProps {
  readonly group: Shortcut['group']
  readonly shortcuts: readonly Shortcut[]
}

function KeyGroup({ group, shortcuts }: GroupProps) {
  const { t } = useTranslation()
  if (shortcuts.length === 0) return null
  const byLabel = Map.groupBy(shortcuts, (row) => row.label)
  return (
    <section>
      <h3 className={styles.group}>{t(`keys.groups.${group}`)}</h3>
      {[...byLabel].map(([label, rows]) => (
        <div key={label} className={styles.line}>
          <span>{label}</span>
          <span className={styles.ways}>
            {[...new Set(rows.map((row) => row.keys))].map((keys) => (
              <KeyCaps key={keys} keys={keys} />
            ))}
          </span>
        </div>
      ))}
    </section>
  )
}
