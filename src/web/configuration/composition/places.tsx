import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import styles from './composition.module.css'

/** Where in the documents a component stands, as JSON pointers; one is shown at once, more on asking. */
export function Places({ component }: { readonly component: CiComponent }) {
  const { t } = useTranslation('configuration')
  const { paths } = component
  const [first] = paths
  if (first === undefined) return <span className={styles.quiet}>–</span>
  if (paths.length === 1) return <code data-hint={first}>{first}</code>
  return (
    <Popover width={380} position="bottom-end" withRoles trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.placesLink}>
          {t('composition.placesCount', { count: paths.length })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus className={styles.places}>
        <h4 className={styles.placesTitle}>{t('composition.placesOf', { component: component.name })}</h4>
        <ul>
          {paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
