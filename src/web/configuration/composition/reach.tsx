import { Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import { ComponentFacts } from './component-facts.tsx'
import styles from './composition.module.css'
import { Paths } from './paths.tsx'

/** How the item comes to hold a component, in a word; its paths and places on asking. */
export function Reach({ ciId, component }: { readonly ciId: string; readonly component: CiComponent }) {
  const { t } = useTranslation('configuration')
  const [opened, setOpened] = useState(false)
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
        <UnstyledButton className={styles.reachLink} onClick={() => setOpened(!opened)}>
          {t(`composition.reach.${wordOf(component.direct)}`)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus className={styles.paths}>
        <h4 className={styles.pathsTitle}>{t('composition.reach.of', { component: component.name })}</h4>
        {opened && <Paths ciId={ciId} componentId={component.id} />}
        {opened && <ComponentFacts ciId={ciId} componentId={component.id} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function wordOf(direct: boolean | null): 'direct' | 'through' | 'open' {
  if (direct === null) return 'open'
  return direct ? 'direct' : 'through'
}
