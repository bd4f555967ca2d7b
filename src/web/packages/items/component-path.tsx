import { Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImpactItem } from '#contract/matching/impact.ts'
import { Paths } from '../../configuration/composition/paths.tsx'
import styles from '../packages.module.css'

/** Where the item's documents have the component and how it comes in, for each version held; read on asking. */
export function ComponentPath({ item: { ci, met } }: { readonly item: ImpactItem }) {
  const { t } = useTranslation('places')
  const [opened, setOpened] = useState(false)
  const components = met?.components ?? []
  const first = components[0]
  if (first === undefined) return null
  return (
    <Popover
      width="min(460px, calc(100vw - 16px))"
      position="bottom-end"
      withRoles
      trapFocus
      returnFocus
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <UnstyledButton
          className={styles.pathLink}
          aria-label={t('package.items.pathOf', { component: first.name, item: ci.name })}
          onClick={() => setOpened(!opened)}
        >
          {t('package.items.showPath')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus className={styles.paths}>
        {opened &&
          components.map(({ id, name, version }) => (
            <section key={id}>
              <h4 className={styles.pathsTitle}>
                {name} <code>{version}</code>
              </h4>
              <Paths ciId={ci.id} componentId={id} />
            </section>
          ))}
      </Popover.Dropdown>
    </Popover>
  )
}
