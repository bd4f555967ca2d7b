import { Menu, UnstyledButton } from '@mantine/core'
import { IconBook2, IconDevices, IconKey, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../api/show-failure.tsx'
import { guideAddress } from '../../guide/guide-address.ts'
import { useChangeMe, useMe } from '../../session/me.tsx'
import { useSignOut } from '../../session/use-sign-out.ts'
import { initialsOf } from './initials.ts'
import styles from './person.module.css'

const languages = ['ja', 'en'] as const
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
    <Menu width={272}>
      <Menu.Target>
        <UnstyledButton className={styles.person} aria-label={t('person.menu', { name: me.name })}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(me.name)}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={styles.who}>
          <strong>{me.name}</strong>
          <span className={styles.login}>{me.login}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        <Menu.RadioGroup value={me.language}>
          {languages.map((language) => (
            <Menu.RadioItem
              key={language}
              value={language}
              lang={language}
              onChange={() => prefer({ language })}
            >
              {t(`ownNames.${language}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <Menu.RadioGroup value={me.theme}>
          {themes.map((theme) => (
            <Menu.RadioItem key={theme} value={theme} onChange={() => prefer({ theme })}>
              {t(`person.themes.${theme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKey size={16} stroke={1.6} />}
          closeMenuOnClick
          renderRoot={(props) => <Link {...props} to="/me/tokens" />}
        >
          {t('person.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconBook2 size={16} stroke={1.6} />}
          component="a"
          href={guideAddress(me.language)}
          target="_blank"
          rel="noopener"
        >
          {t('guide.title')}
        </Menu.Item>
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
