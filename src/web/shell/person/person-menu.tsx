import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconDevices, IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../api/show-failure.tsx'
import { useChangeMe, useMe } from '../../session/me.tsx'
import { useSignOut } from '../../session/use-sign-out.ts'
import { initialsOf } from './initials.ts'
import styles from './person.module.css'

const languages = [
  { id: 'ja', name: '日本語' },
  { id: 'en', name: 'English' },
] as const
const themes = ['system', 'light', 'dark'] as const

/** The person signed in: language, theme, and the ways out. */
export function PersonMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const change = useChangeMe()
  const signOut = useSignOut()
  const prefer = (preferences: Parameters<typeof change>[0]) => {
    change(preferences).catch(showFailure)
  }
  return (
    <Menu width={272} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={styles.person} aria-label={t('person.menu', { name: me.name })}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(me.name)}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{me.name}</strong>
          <span className={styles.login}>{me.login}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {languages.map(({ id, name }) => (
          <Choice key={id} chosen={me.language === id} onChoose={() => prefer({ language: id })}>
            <span lang={id}>{name}</span>
          </Choice>
        ))}
        <Menu.Label>{t('person.theme')}</Menu.Label>
        {themes.map((theme) => (
          <Choice key={theme} chosen={me.theme === theme} onChoose={() => prefer({ theme })}>
            {t(`person.themes.${theme}`)}
          </Choice>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => signOut('here')}>
          {t('person.signOut')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices size={16} stroke={1.6} />} onClick={() => signOut('everywhere')}>
          {t('person.signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChoiceProps {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      leftSection={
        <span className={styles.check}>
          {chosen && <IconCheck size={16} stroke={1.8} aria-hidden="true" />}
        </span>
      }
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  )
}
